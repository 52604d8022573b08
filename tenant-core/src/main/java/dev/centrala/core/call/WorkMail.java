package dev.centrala.core.call;

import dev.centrala.core.shared.InteractionId;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail about a contact, to whoever is responsible for its queue; times are those of the business.
 * The sound of a message is in none of them: who may hear it signs in.
 */
public sealed interface WorkMail {
  InteractionId contact();

  String queue();

  /** A caller has left a message. */
  record MessageLeft(
      InteractionId contact,
      String reader,
      String queue,
      String caller,
      ZonedDateTime at,
      Duration length)
      implements WorkMail {}

  /** A call is over and wrapped up; {@code talked} is absent where nobody talked. */
  record CallOver(
      InteractionId contact,
      String reader,
      String queue,
      boolean inbound,
      String caller,
      String called,
      ZonedDateTime began,
      Duration waited,
      @Nullable Duration talked,
      @Nullable String agent,
      @Nullable String wrapUpCode,
      List<String> notes)
      implements WorkMail {
    public CallOver {
      notes = List.copyOf(notes);
    }
  }
}
