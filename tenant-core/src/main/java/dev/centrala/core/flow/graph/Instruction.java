package dev.centrala.core.flow.graph;

import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.QueueId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a flow wants done, in terms that every channel understands; texts are rendered and in the
 * customer's language. {@code node} is the node that wants it. Say and SetRecording pass; each of
 * the others is the last of its step and names the {@link FlowInput}s that it waits for. A silence
 * that a channel does not hear itself is told by the clock: see {@code Wait} and {@code Ask}.
 */
public sealed interface Instruction {
  String node();

  /** The flow goes on only when something comes in, or never again. */
  default boolean waits() {
    return !(this instanceof Say) && !(this instanceof SetRecording);
  }

  /** Says something and goes on. */
  record Say(String node, Prompt prompt) implements Instruction {}

  /** Waits for Digits, Speech, Text, Choice or Silence. */
  record Ask(String node, Question question) implements Instruction {}

  /**
   * Queues the contact; {@code priority} adds to the queue's. Waits for QueueExit: {@code full},
   * {@code timeout}, {@code closed}, {@code done} when the agent's work is done, or an exit that
   * the loop offers.
   */
  record Enqueue(String node, QueueId queue, int priority, Wishes wishes, @Nullable QueueLoop loop)
      implements Instruction {}

  /**
   * Takes a message of at most so long, which waits in the queue afterwards (absent: where the
   * contact waited, or its entry point leads). Waits for Recorded, Text (a written channel) or
   * Silence.
   */
  record Voicemail(String node, Prompt prompt, int maxSeconds, @Nullable QueueId queue)
      implements Instruction {}

  /**
   * Connects the customer with a number (E.164) or a {@code sip:} address outside. Waits for
   * EffectDone when that call has ended, or Failed with {@code busy}, {@code noAnswer}, {@code
   * failed}, {@code forbidden} or {@code unsupported}.
   */
  record Transfer(String node, String address) implements Instruction {}

  /**
   * Never reaches a channel: {@code FlowRunner} carries it out. Books a call to the number: at the
   * instant, or (absent) as soon as an agent of the queue is free; {@code since} is when the
   * customer began to wait, so that the place is kept. Not answered, it is tried again after the
   * gap. Waits for EffectDone, or Failed with {@code invalid}, {@code forbidden} or {@code
   * unsupported}.
   */
  record CallBack(
      String node,
      String number,
      @Nullable Instant at,
      QueueId queue,
      int priority,
      Wishes wishes,
      @Nullable Instant since,
      int attempts,
      int gapSeconds)
      implements Instruction {}

  /**
   * Never reaches a channel: {@code FlowRunner} carries it out. Sends a text on another channel;
   * where {@code goOn} the contact continues there, with the same interaction. Waits for
   * EffectDone, or Failed with {@code unreachable} or {@code optedOut}.
   */
  record Send(String node, Channel channel, String to, String text, boolean goOn)
      implements Instruction {}

  /** Begins or stops recording, and goes on. */
  record SetRecording(String node, boolean on) implements Instruction {}

  /**
   * Waits so long for nothing in particular, then EffectDone. With {@code effect} something is
   * being done meanwhile (an HTTP request), which may end it earlier: then the current turn is
   * another.
   */
  record Wait(String node, int seconds, boolean effect) implements Instruction {}

  /**
   * The contact has gone on over another channel: this one takes leave (a call is hung up), and the
   * interaction goes on. Waits for nothing.
   */
  record Handover(String node, Channel channel) implements Instruction {}

  /** Ends the contact. Waits for nothing. */
  record End(String node, @Nullable String outcome) implements Instruction {}
}
