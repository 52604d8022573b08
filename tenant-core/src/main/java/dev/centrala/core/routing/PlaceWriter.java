package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.ConversationFeeds;
import dev.centrala.core.interaction.CustomerDelta;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.QueuePlace;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.routing.pool.PoolDecision;
import dev.centrala.core.shared.Actor;
import java.util.Map;

/** Commits where a waiting contact stands: its queue and its priority. */
public final class PlaceWriter {
  private final Timeline timeline;
  private final ConversationFeeds feeds;

  public PlaceWriter(Timeline timeline, ConversationFeeds feeds) {
    this.timeline = timeline;
    this.feeds = feeds;
  }

  void moved(Tx tx, Interaction now, PoolDecision.Moved moved) {
    boolean stands =
        now.state() == InteractionState.QUEUED
            && !Fences.newer(now, moved.epoch())
            && !Fences.same(now, moved.epoch());
    if (!stands) {
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
