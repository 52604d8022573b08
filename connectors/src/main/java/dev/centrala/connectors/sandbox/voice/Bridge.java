package dev.centrala.connectors.sandbox.voice;

import dev.centrala.connectors.sandbox.twiml.DialTarget;
import dev.centrala.connectors.sandbox.twiml.Verb;
import dev.centrala.connectors.sandbox.voice.DialVerb.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rings parties for a call and connects it with the one that is ready first. */
final class Bridge {
  private final Script script;
  private final Exchange exchange;
  private final VoiceCall call;
  private final Source document;
  private final Verb.Dial dial;

  Bridge(Script script, Source document, Verb.Dial dial) {
    this.script = script;
    this.exchange = script.exchange();
    this.call = script.call();
    this.document = document;
    this.dial = dial;
  }

  Result toParties(List<DialTarget.Party> parties) throws DocumentFailed {
    checkCallerId(parties);
    if (!dial.answerOnBridge()) {
      script.answer();
    }
    exchange.floor().run(() -> exchange.hear(call, Heard.Kind.TONE, "ringing", ""));
    Result result = new Result("failed", null, null);
    List<List<DialTarget.Party>> rounds =
        dial.sequential() ? parties.stream().map(List::of).toList() : List.of(parties);
    for (List<DialTarget.Party> round : rounds) {
      result = ring(round);
      if (result.status().equals("completed")) {
        return result;
      }
    }
    return result;
  }

  private void checkCallerId(List<DialTarget.Party> parties) throws DocumentFailed {
    String asked = dial.callerId();
    String shown = asked == null ? call.from() : asked;
    boolean toPhones = parties.stream().anyMatch(party -> party.address().startsWith("+"));
    boolean allowed =
        shown.equals(call.from())
            || shown.equals(call.to())
            || exchange.owns(call.plan.accountSid(), shown);
    if (toPhones && !(shown.startsWith("+") && allowed)) {
      throw new DocumentFailed(DocumentFailed.CALLER_ID, "Invalid callerId value: " + shown);
    }
  }

  private Result ring(List<DialTarget.Party> parties) {
    List<VoiceCall> legs = new ArrayList<>();
    try {
      exchange.floor().run(() -> parties.forEach(party -> legs.add(place(party))));
      VoiceRecording early = dial.record().startsWith("record-from-ringing") ? record() : null;
      VoiceCall ready = script.await(Stage.CALL, () -> first(legs), null);
      if (ready == null || ready.isOver()) {
        return new Result(legs.getLast().status.wireName(), legs.getLast(), early);
      }
      exchange.floor().run(() -> connect(ready, legs));
      VoiceRecording recording =
          early == null && dial.record().startsWith("record-from-answer") ? record() : early;
      talk(ready);
      exchange
          .floor()
          .run(() -> {
            if (recording != null) {
              exchange.recordings().stop(recording);
            }
          });
      return new Result("completed", ready, recording);
    } finally {
      exchange.floor().run(() -> legs.forEach(this::drop));
    }
  }

  private VoiceCall place(DialTarget.Party party) {
    String callerId = dial.callerId();
    CallPlan plan =
        new CallPlan(
            call.plan.accountSid(),
            "outbound-dial",
            callerId == null ? call.from() : callerId,
            party.address(),
            null,
            Source.NONE,
            Source.NONE,
            document.resolve(party.status()),
            Duration.ofSeconds(dial.timeoutSeconds()),
            Duration.ofSeconds(dial.timeLimitSeconds()),
            null,
            party.sendDigits(),
            null);
    VoiceCall leg = exchange.lines().queue(plan, call);
    call.children.add(leg);
    String url = party.url();
    leg.bridgesWhenReady = url == null;
    leg.whisper = url == null ? null : Source.of(document.resolve(url), party.method());
    exchange.lines().ring(leg);
    return leg;
  }

  /** The leg to connect with; a dead one when all are; null while there is hope. */
  private static @Nullable VoiceCall first(List<VoiceCall> legs) {
    for (VoiceCall leg : legs) {
      if (leg.isConnected() && leg.bridgesWhenReady) {
        return leg;
      }
    }
    return legs.stream().allMatch(VoiceCall::isOver) ? legs.getLast() : null;
  }

  private void connect(VoiceCall ready, List<VoiceCall> legs) {
    legs.stream().filter(leg -> leg != ready).forEach(this::drop);
    exchange.answer(call);
    call.hangsUpOnStar = dial.hangupOnStar();
    exchange.join(call, ready);
  }

  /** Returns when the two are no longer connected. */
  private void talk(VoiceCall other) {
    try {
      script.await(
          Stage.CALL,
          () -> (call.peer != other || other.isOver()) ? Boolean.TRUE : null,
          Duration.ofSeconds(dial.timeLimitSeconds()));
    } finally {
      exchange
          .floor()
          .run(() -> {
            call.hangsUpOnStar = false;
            exchange.part(call);
          });
    }
  }

  private void drop(VoiceCall leg) {
    call.children.remove(leg);
    if (!leg.isReleased) {
      exchange.end(leg, leg.isConnected() ? CallStatus.COMPLETED : CallStatus.CANCELED);
    }
  }

  private VoiceRecording record() {
    return exchange
        .floor()
        .get(() ->
            exchange
                .recordings()
                .start(
                    call.plan.accountSid(),
                    call,
                    null,
                    "DialVerb",
                    "both",
                    dial.record().endsWith("-dual") ? 2 : 1,
                    document.resolve(dial.recordingStatus())));
  }

  /** Connects with who has waited longest, or waits for the next. */
  Result toQueue(String name) {
    script.answer();
    String account = call.plan.accountSid();
    Optional<VoiceQueue> queue = exchange.floor().get(() -> exchange.queues().named(account, name));
    if (queue.isEmpty()) {
      return new Result("failed", null, null);
    }
    VoiceCall other = awaitNext(queue.get());
    if (other == null) {
      return new Result("no-answer", null, null);
    }
    exchange
        .floor()
        .run(() -> {
          exchange.join(call, other);
          exchange.queues().leave(other, QueueTicket.Exit.BRIDGED);
        });
    talk(other);
    return new Result("completed", other, null);
  }

  private @Nullable VoiceCall awaitNext(VoiceQueue queue) {
    exchange.floor().run(() -> queue.watchers.add(call.bed));
    try {
      return script.await(
          Stage.CALL,
          () -> queue.tickets.isEmpty() ? null : queue.tickets.getFirst().call,
          Duration.ofSeconds(dial.timeoutSeconds()));
    } finally {
      exchange.floor().run(() -> queue.watchers.remove(call.bed));
    }
  }
}
