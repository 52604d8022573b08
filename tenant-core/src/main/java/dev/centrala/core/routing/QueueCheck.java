package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.pool.Limits;
import dev.centrala.core.routing.pool.Overflow;
import dev.centrala.core.shared.FieldError;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.Names;
import dev.centrala.core.tenant.SetUpRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A queue's numbers lie in their ranges and what it refers to exists. */
public final class QueueCheck implements SetUpRules<Queue> {
  private static final int MOST_OVERFLOWS = 10;

  private final QueueReferences references;
  private final AsksRules asks;

  public QueueCheck(QueueReferences references) {
    this.references = references;
    this.asks = new AsksRules(references);
  }

  @Override
  public void check(Tx tx, Queue queue) {
    Names.check(queue.name());
    between("/priority", queue.priority(), -100, 100);
    between("/serviceLevel/seconds", queue.serviceLevel().seconds(), 1, 86_400);
    between("/serviceLevel/percent", queue.serviceLevel().percent(), 1, 100);
    between("/offerTimeoutSeconds", queue.offerTimeoutSeconds(), 5, 600);
    between("/wrapUp/seconds", queue.wrapUp().seconds(), 0, 3_600);
    between("/ring/most", queue.serving().ringing().most(), 1, Ringing.MOST);
    checkLimits(queue.limits());
    List<FieldError> faults = new ArrayList<>(asks.faults(tx, "", queue.asks()));
    checkRanks(queue.serving().ranks(), faults);
    checkOverflows(tx, queue, faults);
    checkReferences(tx, queue, faults);
    if (!faults.isEmpty()) {
      throw new RefusedException(new Refusal.Invalid("The queue cannot be like this.", faults));
    }
  }

  private static void checkRanks(List<Ranking> ranks, List<FieldError> faults) {
    Set<UserId> seen = new HashSet<>();
    if (ranks.size() > Ranking.MOST) {
      faults.add(new FieldError("/ranks", "must not be more than " + Ranking.MOST));
    }
    for (int i = 0; i < ranks.size(); i++) {
      Ranking ranking = ranks.get(i);
      String pointer = "/ranks/" + i;
      faults.addAll(ranking.faults(pointer));
      if (!seen.add(ranking.user())) {
        faults.add(new FieldError(pointer + "/userId", "the user is there twice"));
      }
    }
  }

  private static void checkLimits(Limits limits) {
    between("/maxLength", limits.maxLength(), 0, 100_000);
    between("/maxWaitSeconds", limits.maxWaitSeconds(), 0, 7 * 86_400);
    between("/shortAbandonSeconds", limits.shortAbandonSeconds(), 0, 3_600);
  }

  private void checkOverflows(Tx tx, Queue queue, List<FieldError> faults) {
    List<Overflow> overflows = queue.limits().overflows();
    if (overflows.size() > MOST_OVERFLOWS) {
      faults.add(new FieldError("/overflows", "must not be more than " + MOST_OVERFLOWS));
    }
    Set<QueueId> existing =
        references.existingQueues(tx, overflows.stream().map(Overflow::to).toList());
    for (int i = 0; i < overflows.size(); i++) {
      Overflow overflow = overflows.get(i);
      String pointer = "/overflows/" + i;
      if (overflow.threshold() > 7 * 86_400) {
        faults.add(new FieldError(pointer + "/threshold", "must not be more than 604800"));
      }
      if (overflow.to().equals(queue.id())) {
        faults.add(new FieldError(pointer + "/queueId", "must be another queue"));
      } else if (!existing.contains(overflow.to())) {
        faults.add(new FieldError(pointer + "/queueId", "there is no such queue"));
      }
    }
  }

  private void checkReferences(Tx tx, Queue queue, List<FieldError> faults) {
    List<UserId> ranked = queue.serving().ranks().stream().map(Ranking::user).toList();
    Set<UserId> named = new HashSet<>(ranked);
    named.addAll(queue.members());
    Set<UserId> existing = references.existingUsers(tx, named);
    missing("/members/%d", queue.members(), existing, faults);
    missing("/ranks/%d/userId", ranked, existing, faults);
    if (queue.hours() != null && !references.hoursExist(tx, queue.hours())) {
      faults.add(new FieldError("/hoursId", "there are no such hours"));
    }
  }

  private static void missing(
      String pointer, List<UserId> users, Set<UserId> existing, List<FieldError> faults) {
    for (int i = 0; i < users.size(); i++) {
      if (!existing.contains(users.get(i))) {
        faults.add(new FieldError(pointer.formatted(i), "there is no such user"));
      }
    }
  }

  private static void between(String pointer, int value, int least, int most) {
    if (value < least || value > most) {
      throw RefusedException.invalid(pointer, "must be from " + least + " to " + most);
    }
  }
}
