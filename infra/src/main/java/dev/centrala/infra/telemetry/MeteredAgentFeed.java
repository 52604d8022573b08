package dev.centrala.infra.telemetry;

import dev.centrala.core.interaction.AgentDelta;
import dev.centrala.core.interaction.AgentFeed;
import dev.centrala.core.interaction.QueuePlace;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Measures how long a contact had waited when its offer was on its way to the agent. */
public final class MeteredAgentFeed implements AgentFeed {
  private final AgentFeed feed;
  private final Timer wait;
  private final InstantSource clock;

  public MeteredAgentFeed(AgentFeed feed, MeterRegistry meters, InstantSource clock) {
    this.feed = feed;
    this.wait = Meters.timer(meters, "offer.wait");
    this.clock = clock;
  }

  @Override
  public void publish(TenantId tenant, UserId user, List<AgentDelta> deltas) {
    feed.publish(tenant, user, deltas);
    for (AgentDelta delta : deltas) {
      if (delta instanceof AgentDelta.OfferMade made) {
        QueuePlace place = made.view().interaction().place();
        if (place != null) {
          wait.record(Duration.between(place.enqueuedAt(), clock.instant()));
        }
      }
    }
  }
}
