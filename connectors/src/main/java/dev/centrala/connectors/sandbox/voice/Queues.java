package dev.centrala.connectors.sandbox.voice;

import dev.centrala.connectors.sandbox.voice.QueueTicket.Exit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The queues of all accounts. Every method needs the lock. */
final class Queues {
  private final Map<String, VoiceQueue> bySid = new LinkedHashMap<>();
  private final VoiceTime time;

  Queues(VoiceTime time) {
    this.time = time;
  }

  Iterable<VoiceQueue> all() {
    return bySid.values();
  }

  Optional<VoiceQueue> bySid(String sid) {
    return Optional.ofNullable(bySid.get(sid));
  }

  Optional<VoiceQueue> named(String accountSid, String name) {
    return bySid.values().stream()
        .filter(queue -> queue.accountSid.equals(accountSid) && queue.name.equals(name))
        .findFirst();
  }

  VoiceQueue open(String accountSid, String name, int maxSize) {
    VoiceQueue queue = new VoiceQueue(accountSid, VoiceSids.next("QU"), name, maxSize, time.now());
    bySid.put(queue.sid, queue);
    return queue;
  }

  void remove(VoiceQueue queue) {
    bySid.remove(queue.sid);
  }

  /** The caller stands at the end, or is turned away from a full queue. */
  QueueTicket enter(VoiceCall call, String name) {
    VoiceQueue queue =
        named(call.plan.accountSid(), name)
            .orElseGet(() -> open(call.plan.accountSid(), name, VoiceQueue.USUAL_SIZE));
    QueueTicket ticket = new QueueTicket(queue, call, time.now(), time.elapsedMillis());
    if (queue.tickets.size() >= queue.maxSize) {
      ticket.exit = Exit.QUEUE_FULL;
    } else {
      queue.tickets.add(ticket);
      call.ticket = ticket;
      call.touch();
      queue.watchers.forEach(Floor.Bed::wake);
    }
    return ticket;
  }

  void leave(VoiceCall call, Exit exit) {
    leave(call, exit, null);
  }

  void leave(VoiceCall call, Exit exit, @Nullable Source next) {
    QueueTicket ticket = call.ticket;
    if (ticket != null) {
      ticket.queue.tickets.remove(ticket);
      ticket.exit = exit;
      ticket.next = next;
      call.ticket = null;
      call.touch();
    }
  }
}
