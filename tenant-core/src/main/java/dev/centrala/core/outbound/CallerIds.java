package dev.centrala.core.outbound;

import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.QueueId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which of its own numbers the business shows to whom it calls. */
final class CallerIds {
  private CallerIds() {}

  /** The queue's own, that of the rules, that which leads to the queue, or the oldest. */
  static Optional<OwnNumber> of(OutboundRules rules, List<OwnNumber> own, @Nullable QueueId queue) {
    EntryPointId named = queue == null ? null : rules.callerIds().get(queue);
    return first(own, each -> each.entryPoint().equals(named))
        .or(() -> first(own, each -> each.entryPoint().equals(rules.callerId())))
        .or(() -> first(own, each -> queue != null && queue.equals(each.queue())))
        .or(() -> own.stream().findFirst());
  }

  private static Optional<OwnNumber> first(List<OwnNumber> own, Predicate<OwnNumber> fits) {
    return own.stream().filter(fits).findFirst();
  }
}
