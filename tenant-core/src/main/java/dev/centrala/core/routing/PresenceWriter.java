package dev.centrala.core.routing;

import dev.centrala.core.events.DomainEvent;
import dev.centrala.core.events.Outbox;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.AgentDelta;
import dev.centrala.core.interaction.AgentFeed;
import dev.centrala.core.routing.pool.PoolDecision;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Stores an agent's presence as the pool decided it, then shows it. */
public final class PresenceWriter {
  private final PresenceStore presences;
  private final Outbox outbox;
  private final AgentFeed agents;
  private final InstantSource clock;

  public PresenceWriter(
      PresenceStore presences, Outbox outbox, AgentFeed agents, InstantSource clock) {
    this.presences = presences;
    this.outbox = outbox;
    this.agents = agents;
    this.clock = clock;
  }

  void changed(Tx tx, PoolDecision.PresenceChanged changed) {
    Instant since = Instant.ofEpochMilli(changed.sinceMillis());
    presences.save(
        tx,
        changed.agent(),
        new PresenceStore.State(
            changed.presence(),
            changed.reason(),
            since,
            changed.pending(),
            changed.pendingReason()));
    Map<String, Object> data = new HashMap<>();
    data.put("userId", changed.agent().toString());
    data.put("state", changed.presence().wireName());
    if (changed.reason() != null) {
      data.put("reason", changed.reason());
    }
    outbox.append(
        tx,
        DomainEvent.of("agent.presenceChanged", changed.agent().toString(), clock.instant(), data));
    AgentDelta delta =
        new AgentDelta.PresenceChanged(
            changed.presence().wireName(),
            changed.reason(),
            since,
            changed.pending() == null ? null : changed.pending().wireName());
    tx.afterCommit(() -> agents.publish(tx.tenant(), changed.agent(), delta));
  }
}
