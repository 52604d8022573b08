package dev.centrala.connectors.sandbox;

import dev.centrala.connectors.sandbox.voice.CallbackTrouble;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What goes wrong on request. REST faults strike once each, in the order given, at requests whose
 * {@code METHOD path} contains the text asked for; delivery outcomes and callback disorder stay
 * until changed. Safe for use by several threads.
 */
public final class CarrierFaults {

  /** A way in which one REST request fails. */
  public sealed interface Fault {
    /** Answers 429 with Twilio's error 20429, having done nothing. */
    record TooManyRequests() implements Fault {}

    /** Answers this 5xx, having done nothing. */
    record ServerError(int status) implements Fault {}

    /** Answers rightly, but late. */
    record Slow(Duration delay) implements Fault {}

    /** Does what was asked and then drops the connection: the caller cannot know. */
    record DropAfterAccepting() implements Fault {}

    /** Drops the connection having done nothing: the caller cannot know either. */
    record DropBeforeAccepting() implements Fault {}
  }

  /** What is lost of a voice webhook. */
  public enum LostWebhook {
    /** It never arrives. */
    REQUEST,
    /** It arrives, and its answer is lost. */
    ANSWER
  }

  private record Pending(String where, Fault fault) {}

  private record Outcome(String status, int errorCode) {}

  private final Deque<Pending> pending = new ArrayDeque<>();
  private final Map<String, Outcome> outcomes = new HashMap<>();
  private boolean duplicatesCallbacks;
  private boolean reversesCallbacks;
  private boolean answersAfterCallbacks;
  private boolean shufflesCallbacks;
  private Duration callbackDelay = Duration.ZERO;
  private final Deque<LostWebhook> lost = new ArrayDeque<>();
  private boolean isDown;

  /** Lets the next request to create a message fail. */
  public CarrierFaults nextSend(Fault fault) {
    return next("POST /Messages.json", fault);
  }

  /** Lets the next request fail whose method and path end (under the account) are {@code where}. */
  public synchronized CarrierFaults next(String where, Fault fault) {
    pending.add(new Pending(where, fault));
    return this;
  }

  /** Messages to this number end as {@code undelivered} or {@code failed} with this error code. */
  public synchronized CarrierFaults deliveryEnds(String to, String status, int errorCode) {
    outcomes.put(to, new Outcome(status, errorCode));
    return this;
  }

  /** Every status callback comes twice. */
  public synchronized CarrierFaults duplicateCallbacks(boolean on) {
    duplicatesCallbacks = on;
    return this;
  }

  /** The status callbacks of a message come last first. */
  public synchronized CarrierFaults reverseCallbacks(boolean on) {
    reversesCallbacks = on;
    return this;
  }

  /** The answer to a send comes after all its status callbacks. */
  public synchronized CarrierFaults answerAfterCallbacks(boolean on) {
    answersAfterCallbacks = on;
    return this;
  }

  /** The status callbacks of calls, conferences and recordings overtake each other. */
  public synchronized CarrierFaults shuffleCallbacks(boolean on) {
    shufflesCallbacks = on;
    return this;
  }

  /** The status callbacks of calls, conferences and recordings come so much later. */
  public synchronized CarrierFaults delayCallbacks(Duration by) {
    callbackDelay = by;
    return this;
  }

  /** The next request for a document fails this way, as seen by the carrier without an answer. */
  public synchronized CarrierFaults loseNextDocument(LostWebhook what) {
    lost.add(what);
    return this;
  }

  /** Every REST request is cut off, until this is taken back. */
  public synchronized CarrierFaults carrierDown(boolean on) {
    isDown = on;
    return this;
  }

  /** Everything works again. */
  public synchronized void clear() {
    shufflesCallbacks = false;
    callbackDelay = Duration.ZERO;
    lost.clear();
    isDown = false;
    pending.clear();
    outcomes.clear();
    duplicatesCallbacks = false;
    reversesCallbacks = false;
    answersAfterCallbacks = false;
  }

  synchronized Optional<Fault> take(String method, String path) {
    if (isDown) {
      return Optional.of(new Fault.DropBeforeAccepting());
    }
    for (Pending candidate : pending) {
      String[] where = candidate.where().split(" ", 2);
      if (method.equals(where[0]) && path.contains(where[1])) {
        pending.remove(candidate);
        return Optional.of(candidate.fault());
      }
    }
    return Optional.empty();
  }

  synchronized String finalStatus(String to) {
    Outcome outcome = outcomes.get(to);
    return outcome == null ? "delivered" : outcome.status();
  }

  synchronized int finalErrorCode(String to) {
    Outcome outcome = outcomes.get(to);
    return outcome == null ? 0 : outcome.errorCode();
  }

  synchronized boolean duplicatesCallbacks() {
    return duplicatesCallbacks;
  }

  synchronized CallbackTrouble callbackTrouble() {
    return new CallbackTrouble(duplicatesCallbacks, shufflesCallbacks, callbackDelay);
  }

  synchronized Optional<LostWebhook> takeLostDocument() {
    return Optional.ofNullable(lost.poll());
  }

  synchronized boolean reversesCallbacks() {
    return reversesCallbacks;
  }

  synchronized boolean answersAfterCallbacks() {
    return answersAfterCallbacks;
  }
}
