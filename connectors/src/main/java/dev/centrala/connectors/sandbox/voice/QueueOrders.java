package dev.centrala.connectors.sandbox.voice;

import dev.centrala.connectors.sandbox.voice.QueueRecord.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the API does with queues. */
public final class QueueOrders {
  private final Exchange exchange;

  QueueOrders(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Oldest first. */
  public List<QueueRecord> list(String accountSid) {
    return exchange
        .floor()
        .get(() -> {
          List<QueueRecord> found = new ArrayList<>();
          for (VoiceQueue queue : exchange.queues().all()) {
            if (queue.accountSid.equals(accountSid)) {
              found.add(toRecord(queue));
            }
          }
          return found;
        });
  }

  public Optional<QueueRecord> find(String accountSid, String sid) {
    return list(accountSid).stream().filter(queue -> queue.sid().equals(sid)).findFirst();
  }

  /** Empty when there is one of this name. */
  public Optional<QueueRecord> open(String accountSid, String name, @Nullable Integer maxSize) {
    return exchange
        .floor()
        .get(() -> {
          if (exchange.queues().named(accountSid, name).isPresent()) {
            return Optional.empty();
          }
          int size = maxSize == null ? VoiceQueue.USUAL_SIZE : maxSize;
          return Optional.of(toRecord(exchange.queues().open(accountSid, name, size)));
        });
  }

  /** Null leaves a setting. */
  public QueueRecord change(String sid, @Nullable String name, @Nullable Integer maxSize) {
    return exchange
        .floor()
        .get(() -> {
          VoiceQueue queue = exchange.queues().bySid(sid).orElseThrow();
          queue.name = name == null ? queue.name : name;
          queue.maxSize = maxSize == null ? queue.maxSize : maxSize;
          queue.updatedAt = exchange.time().now();
          return toRecord(queue);
        });
  }

  /** False when somebody waits in it. */
  public boolean close(String sid) {
    return exchange
        .floor()
        .get(() -> {
          VoiceQueue queue = exchange.queues().bySid(sid).orElseThrow();
          if (queue.tickets.isEmpty()) {
            exchange.queues().remove(queue);
          }
          return queue.tickets.isEmpty();
        });
  }

  /**
   * Takes a caller out of a queue to go on with another document; empty when it does not wait
   * there.
   *
   * @param callSid {@code Front} is who has waited longest
   */
  public Optional<Member> dequeue(String sid, String callSid, Source next) {
    return exchange
        .floor()
        .get(() -> {
          VoiceQueue queue = exchange.queues().bySid(sid).orElseThrow();
          Optional<QueueTicket> ticket =
              queue.tickets.stream()
                  .filter(one -> callSid.equals("Front") || one.call.sid.equals(callSid))
                  .findFirst();
          Optional<Member> member = ticket.map(one -> member(queue, one));
          ticket.ifPresent(
              one -> exchange.queues().leave(one.call, QueueTicket.Exit.REDIRECTED, next));
          return member;
        });
  }

  private QueueRecord toRecord(VoiceQueue queue) {
    return new QueueRecord(
        queue.accountSid,
        queue.sid,
        queue.name,
        queue.maxSize,
        queue.averageWaitSeconds(exchange.time().elapsedMillis()),
        queue.tickets.stream().map(ticket -> member(queue, ticket)).toList(),
        queue.createdAt,
        queue.updatedAt);
  }

  private Member member(VoiceQueue queue, QueueTicket ticket) {
    long waited = exchange.time().elapsedMillis() - ticket.enteredMillis;
    return new Member(
        ticket.call.sid, ticket.enteredAt, queue.position(ticket), (int) (waited / 1000));
  }
}
