package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.ConversationFeeds;
import dev.centrala.core.interaction.CustomerDelta;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.QueuePlace;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.routing.pool.Epoch;
import dev.centrala.core.routing.pool.PoolDecision;
import dev.centrala.core.shared.Actor;
import java.util.Map;

/**
 * Commits where a waiting contact stands: its queue, its priority, and that it may wait no longer.
 */
public final class PlaceWriter {
  private final Timeline timeline;
  private final ConversationFeeds feeds;
  private final TurnedAwayContacts flows;

  public PlaceWriter(Timeline timeline, ConversationFeeds feeds, TurnedAwayContacts flows) {
    this.timeline = timeline;
    this.feeds = feeds;
    this.flows = flows;
  }

  void moved(Tx tx, Interaction now, PoolDecision.Moved moved) {
    if (!waits(now, moved.epoch())) {
      return;
    }
    Interaction after =
        timeline.record(
            tx,
            now.movedTo(moved.to(), Fences.of(moved.epoch())),
            "interaction.moved",
            Actor.SYSTEM,
            Map.of(
                "fromQueueId", moved.from().toString(),
                "queueId", moved.to().toString(),
                "reason", moved.reason().name()));
    tx.afterCommit(() -> feeds.toCustomer(tx.tenant(), after, new CustomerDelta.QueueMoved()));
  }

  void turnedAway(Tx tx, Interaction now, PoolDecision.TurnedAway away) {
    if (!waits(now, away.epoch())) {
      return;
    }
    Interaction back =
        timeline.record(
            tx,
            now.turnedAway(Fences.of(away.epoch())),
            "interaction.turnedAway",
            Actor.SYSTEM,
            Map.of("queueId", away.queue().toString(), "reason", away.reason().name()));
    Interaction after = flows.goOn(tx, back, away.reason());
    String outcome = after.outcome();
    CustomerDelta delta =
        outcome == null ? new CustomerDelta.QueueMoved() : new CustomerDelta.Ended(outcome);
    tx.afterCommit(() -> feeds.toCustomer(tx.tenant(), after, delta));
  }

  /** Whether it waits and a decision under this epoch is news. */
  private static boolean waits(Interaction now, Epoch epoch) {
    return now.state() == InteractionState.QUEUED
        && !Fences.newer(now, epoch)
        && !Fences.same(now, epoch);
  }

  void priorityChanged(Tx tx, Interaction now, PoolDecision.PriorityChanged changed) {
    QueuePlace place = now.place();
    if (now.state().isOver() || place == null || place.priority() == changed.priority()) {
      return;
    }
    Interaction after =
        timeline.record(
            tx,
            now.prioritised(changed.priority()),
            "interaction.priorityChanged",
            Actor.SYSTEM,
            Map.of("priority", changed.priority()));
    tx.afterCommit(() -> feeds.toCustomer(tx.tenant(), after, new CustomerDelta.QueueMoved()));
  }
}
