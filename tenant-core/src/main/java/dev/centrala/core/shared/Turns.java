package dev.centrala.core.shared;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Things of a tenant that come to their turn in the order in which they are due. One that fails is
 * logged, comes again in a later round and keeps nobody after it waiting. An outage would meet all
 * that follow: it ends the round.
 */
public final class Turns {
  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

  private Turns() {}

  /** {@code name} is what the log calls a thing. */
  public static <T> void each(
      TenantId tenant, List<T> things, Function<T, Object> name, Consumer<T> work) {
    for (T each : things) {
      try {
        work.accept(each);
      } catch (RuntimeException failed) {
        if (isOutage(failed)) {
          throw failed;
        }
        LOG.warn("{} of tenant {} fails and comes again later", name.apply(each), tenant, failed);
      }
    }
  }

  /** Whether everything else would fail as well. */
  public static boolean isOutage(Throwable failed) {
    return failed instanceof Outage
        || (failed instanceof RefusedException refused
            && refused.refusal() instanceof Refusal.Unavailable);
  }
}
