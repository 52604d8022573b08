package dev.centrala.connectors.sandbox.voice;

import dev.centrala.connectors.sandbox.twiml.Verb;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Executes {@code <Enqueue>}: the caller hears the wait document, over and over, until taken out.
 */
final class EnqueueVerb {
  private final Script script;
  private final Exchange exchange;
  private final VoiceCall call;

  EnqueueVerb(Script script) {
    this.script = script;
    this.exchange = script.exchange();
    this.call = script.call();
  }

  @Nullable Source perform(Source document, Verb.Enqueue enqueue) {
    script.answer();
    QueueTicket ticket = exchange.floor().get(() -> exchange.queues().enter(call, enqueue.queue()));
    if (ticket.isOver()) {
      return afterwards(document, enqueue, ticket);
    }
    try {
      new Waiting(script)
          .until(
              ticket::isOver,
              enqueue.waitUrl() == null
                  ? null
                  : enqueue.waitUrl().isEmpty()
                      ? Source.NONE
                      : Source.of(document.resolve(enqueue.waitUrl()), enqueue.waitMethod()),
              () -> place(ticket));
    } catch (ScriptBreak broken) {
      QueueTicket.Exit exit =
          broken.why == ScriptBreak.Why.DIVERTED
              ? QueueTicket.Exit.REDIRECTED
              : QueueTicket.Exit.HANGUP;
      exchange.floor().run(() -> exchange.queues().leave(call, exit));
      if (enqueue.action() != null) {
        script.tell(action(document, enqueue, ticket));
      }
      throw broken;
    }
    return afterwards(document, enqueue, ticket);
  }

  private @Nullable Source afterwards(Source document, Verb.Enqueue enqueue, QueueTicket ticket) {
    Source ordered = ticket.next;
    if (ordered != null) {
      if (enqueue.action() != null) {
        script.tell(action(document, enqueue, ticket));
      }
      return ordered;
    }
    if (ticket.exit == QueueTicket.Exit.BRIDGED) {
      script.await(Stage.CALL, () -> call.peer == null ? Boolean.TRUE : null, null);
    }
    return enqueue.action() == null ? null : action(document, enqueue, ticket);
  }

  private Source action(Source document, Verb.Enqueue enqueue, QueueTicket ticket) {
    Map<String, String> fields = new LinkedHashMap<>();
    QueueTicket.Exit exit = ticket.exit;
    fields.put("QueueResult", exit == null ? "error" : exit.wireName());
    fields.put("QueueSid", ticket.queue.sid);
    fields.put("QueueTime", Long.toString(waitedSeconds(ticket)));
    return Script.action(document, enqueue.action(), enqueue.method(), fields);
  }

  private Map<String, String> place(QueueTicket ticket) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("QueueSid", ticket.queue.sid);
    fields.put("QueuePosition", Integer.toString(ticket.queue.position(ticket)));
    fields.put("QueueTime", Long.toString(waitedSeconds(ticket)));
    fields.put(
        "AvgQueueTime",
        Integer.toString(ticket.queue.averageWaitSeconds(exchange.time().elapsedMillis())));
    fields.put("CurrentQueueSize", Integer.toString(ticket.queue.tickets.size()));
    fields.put("MaxQueueSize", Integer.toString(ticket.queue.maxSize));
    return fields;
  }

  private long waitedSeconds(QueueTicket ticket) {
    return (exchange.time().elapsedMillis() - ticket.enteredMillis) / 1000;
  }
}
