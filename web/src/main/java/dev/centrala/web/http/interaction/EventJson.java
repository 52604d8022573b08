package dev.centrala.web.http.interaction;

import dev.centrala.core.interaction.TimelineEvent;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event of a timeline as it is sent. */
public record EventJson(
    long sequence, String type, Instant at, ActorJson actor, Map<String, Object> data) {
  /** Who did it. */
  public record ActorJson(String kind, @Nullable String id) {}

  static EventJson of(TimelineEvent event) {
    return new EventJson(
        event.sequence(),
        event.type(),
        event.at(),
        new ActorJson(event.actor().kind().wireName(), event.actor().id()),
        event.data());
  }
}
