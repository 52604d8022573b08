package dev.centrala.connectors.sandbox.voice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A queue of an account and who waits in it, in order; guarded like the calls. */
final class VoiceQueue {
  static final int USUAL_SIZE = 1000;

  final String accountSid;
  final String sid;
  final Instant createdAt;

  /** Those who wait for somebody to come. */
  final List<Floor.Bed> watchers = new ArrayList<>();

  final List<QueueTicket> tickets = new ArrayList<>();
  String name;
  int maxSize;
  Instant updatedAt;

  VoiceQueue(String accountSid, String sid, String name, int maxSize, Instant createdAt) {
    this.accountSid = accountSid;
    this.sid = sid;
    this.name = name;
    this.maxSize = maxSize;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
  }

  int position(QueueTicket ticket) {
    return tickets.indexOf(ticket) + 1;
  }

  int averageWaitSeconds(long nowMillis) {
    return (int)
        tickets.stream()
            .mapToLong(ticket -> (nowMillis - ticket.enteredMillis) / 1000)
            .average()
            .orElse(0);
  }
}
