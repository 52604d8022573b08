package dev.centrala.core.interaction;

import dev.centrala.core.events.DomainEvent;
import dev.centrala.core.events.Outbox;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.webhook.PartnerEvents;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The one way to change an interaction: its new state, the event that says so and, where partners
 * care, the outbox row are written together. The interaction must be locked by the transaction, or
 * new in it.
 */
public final class Timeline {
  private static final Logger LOG = LoggerFactory.getLogger(Timeline.class);

  private final InteractionStore interactions;
  private final Outbox outbox;
  private final InstantSource clock;

  public Timeline(InteractionStore interactions, Outbox outbox, InstantSource clock) {
    this.interactions = interactions;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Writes the interaction as it is now and what happened; answers with it as written. */
  public Interaction record(
      Tx tx, Interaction now, String type, Actor actor, Map<String, Object> data) {
    Interaction numbered = now.atSequence(now.lastSequence() + 1);
    TimelineEvent event =
        new TimelineEvent(numbered.lastSequence(), type, clock.instant(), actor, data);
    interactions.save(tx, numbered);
    interactions.append(tx, numbered.id(), event);
    if (PartnerEvents.NAMES.contains(type)) {
      outbox.append(
          tx,
          DomainEvent.of(type, numbered.id().toString(), event.at(), forPartners(numbered, event)));
      tx.afterCommit(() -> log(tx.tenant(), numbered.id(), type));
    }
    return numbered;
  }

  /** The steps that partners hear of are logged, by their names and ids alone. */
  private static void log(TenantId tenant, InteractionId interaction, String type) {
    Map<String, String> before = MDC.getCopyOfContextMap();
    MDC.put("tenantId", tenant.toString());
    MDC.put("interactionId", interaction.toString());
    LOG.info("{}", type);
    MDC.setContextMap(before == null ? Map.of() : before);
  }

  private static Map<String, Object> forPartners(Interaction interaction, TimelineEvent event) {
    Map<String, Object> data = new HashMap<>(event.data());
    data.put("interactionId", interaction.id().toString());
    data.put("channel", interaction.channel().wireName());
    data.put("state", interaction.state().wireName());
    data.put("customerId", interaction.customer().toString());
    data.put("sequence", event.sequence());
    return data;
  }
}
