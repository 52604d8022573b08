package dev.centrala.connectors.sandbox.voice;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A caller's place in a queue; guarded like the call. */
final class QueueTicket {
  /** How a caller left, by Twilio's names. */
  enum Exit {
    BRIDGED,
    LEAVE,
    REDIRECTED,
    HANGUP,
    QUEUE_FULL,
    ERROR;

    String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  final VoiceQueue queue;
  final VoiceCall call;
  final Instant enteredAt;
  final long enteredMillis;

  /** Set when the place is given up. */
  @Nullable Exit exit;

  /** What the caller goes on with when taken out by order. */
  @Nullable Source next;

  QueueTicket(VoiceQueue queue, VoiceCall call, Instant enteredAt, long enteredMillis) {
    this.queue = queue;
    this.call = call;
    this.enteredAt = enteredAt;
    this.enteredMillis = enteredMillis;
  }

  boolean isOver() {
    return exit != null;
  }
}
