package dev.centrala.core.routing;

import dev.centrala.core.routing.pool.Limits;
import dev.centrala.core.routing.pool.Needs;
import dev.centrala.core.routing.pool.QueueRules;
import dev.centrala.core.routing.pool.Selection;
import dev.centrala.core.routing.pool.WrapUpRule;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.SetUpItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where work waits for an agent who fits. Without requirements every agent fits unless {@code
 * members} names some. {@code limits} hold the switch that closes it by hand; {@code hours} close
 * it by the clock.
 */
public record Queue(
    QueueId id,
    long version,
    String name,
    int priority,
    ServiceLevel serviceLevel,
    List<Requirement> requirements,
    List<RelaxedRequirements> relaxations,
    Selection selection,
    int offerTimeoutSeconds,
    WrapUpRule wrapUp,
    @Nullable HoursId hours,
    List<UserId> members,
    Limits limits,
    QueueServing serving)
    implements SetUpItem<QueueId> {
  public static final int DEFAULT_OFFER_TIMEOUT_SECONDS = 20;

  public Queue {
    requirements = List.copyOf(requirements);
    relaxations = List.copyOf(relaxations);
    members = List.copyOf(members);
  }

  /** A new queue with every default. */
  public static Queue named(String name) {
    return new Queue(
        QueueId.next(),
        1,
        name,
        0,
        ServiceLevel.DEFAULT,
        List.of(),
        List.of(),
        Selection.LONGEST_IDLE,
        DEFAULT_OFFER_TIMEOUT_SECONDS,
        WrapUpRule.DEFAULT,
        null,
        List.of(),
        Limits.NONE,
        QueueServing.USUAL);
  }

  /** The same queue, asking agents or not, and taking contacts or not, in its next version. */
  Queue switched(boolean paused, boolean closed) {
    return next(members, limits.closed(closed, limits.emptyOnClose()), serving.paused(paused));
  }

  /** The same queue, served by these, in its next version. */
  Queue staffed(List<UserId> named, List<Ranking> ranks) {
    return next(named, limits, serving.ranked(ranks));
  }

  private Queue next(List<UserId> named, Limits bounds, QueueServing served) {
    return new Queue(
        id,
        version + 1,
        name,
        priority,
        serviceLevel,
        requirements,
        relaxations,
        selection,
        offerTimeoutSeconds,
        wrapUp,
        hours,
        named,
        bounds,
        served);
  }

  /** What it asks of agents. */
  public Asks asks() {
    return new Asks(requirements, relaxations);
  }

  /** What the pool must know of it while its hours have it {@code open} or not. */
  public QueueRules rules(RequirementNames names, boolean open) {
    Needs needs = asks().needs(names);
    return new QueueRules(
            id,
            name,
            priority,
            needs.requirements(),
            needs.relaxations(),
            members,
            selection,
            offerTimeoutSeconds,
            wrapUp)
        .with(serving.forPool(serviceLevel.seconds()))
        .with(limits.closed(limits.closed() || !open, limits.emptyOnClose()));
  }
}
