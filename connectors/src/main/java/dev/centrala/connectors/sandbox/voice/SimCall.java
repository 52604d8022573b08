package dev.centrala.connectors.sandbox.voice;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * The telephone's side of a call: what its party hears, says and presses. The {@code await} methods
 * wait for real time and throw when it does not come; nothing here waits for the carrier's time.
 */
public final class SimCall {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Exchange exchange;
  private final VoiceCall call;

  SimCall(Exchange exchange, VoiceCall call) {
    this.exchange = exchange;
    this.call = call;
  }

  public String sid() {
    return call.sid;
  }

  public String from() {
    return call.from();
  }

  public String to() {
    return call.to();
  }

  public CallStatus state() {
    return exchange.floor().get(() -> call.status);
  }

  public CallRecord toRecord() {
    return exchange.floor().get(call::toRecord);
  }

  /** The texts of what was heard so far, in order: words as they are, audio by its URL. */
  public List<String> hear() {
    return heard().stream().map(Heard::text).toList();
  }

  public List<Heard> heard() {
    return exchange.floor().get(() -> List.copyOf(call.heard));
  }

  /** What the carrier could not do in this call. */
  public List<CallError> errors() {
    return exchange.floor().get(() -> List.copyOf(call.errors));
  }

  /** Presses keys, as soon as anybody takes them. */
  public SimCall press(String keys) {
    return await("take keys", () -> exchange.talk().press(call, keys, true));
  }

  /** Says something, as soon as anybody listens. */
  public SimCall say(String words) {
    return await("listen", () -> exchange.talk().say(call, words, true));
  }

  /** Presses keys now; false when nobody takes any. */
  public boolean tryPress(String keys) {
    return exchange.floor().get(() -> !call.isOver() && exchange.talk().press(call, keys, false));
  }

  /** Says something now; false when nobody listens. */
  public boolean trySay(String words) {
    return exchange.floor().get(() -> !call.isOver() && exchange.talk().say(call, words, false));
  }

  /** Picks up a call that rings here. */
  public SimCall answer() {
    exchange.floor().run(() -> exchange.lines().lifted(call));
    return this;
  }

  /** Refuses a call that rings here. */
  public SimCall decline() {
    exchange.floor().run(() -> exchange.lines().refused(call, CallStatus.BUSY, 603));
    return this;
  }

  public SimCall hangUp() {
    exchange.floor().run(() -> exchange.hangUp(call));
    return this;
  }

  /** Waits until something with this text was heard. */
  public SimCall awaitHeard(String text) {
    return await(
        "hear '" + text + "'",
        () -> call.heard.stream().anyMatch(heard -> heard.text().contains(text)));
  }

  /** Waits until the call takes keys or words. */
  public SimCall awaitAsked() {
    return await(
        "be asked", () -> call.listening != VoiceCall.Listening.NOTHING && call.bed.isQuiet());
  }

  public SimCall awaitState(CallStatus... states) {
    List<CallStatus> wanted = Arrays.asList(states);
    return await("be one of " + wanted, () -> wanted.contains(call.status));
  }

  /** Waits until the call has ended in whatever way. */
  public SimCall awaitOver() {
    return await("end", call::isOver);
  }

  /** Waits until the caller stands in a queue. */
  public SimCall awaitQueue(String name) {
    return await(
        "wait in " + name, () -> call.ticket != null && call.ticket.queue.name.equals(name));
  }

  private SimCall await(String what, Supplier<Boolean> done) {
    exchange
        .floor()
        .run(() -> {
          if (!Floor.await(call.changed, PATIENCE, done)) {
            throw new IllegalStateException(
                "call %s (%s) did not %s; heard %s, errors %s"
                    .formatted(call.sid, call.status, what, call.heard, call.errors));
          }
        });
    return this;
  }

  @Override
  public String toString() {
    return "SimCall[" + call.sid + "]";
  }
}
