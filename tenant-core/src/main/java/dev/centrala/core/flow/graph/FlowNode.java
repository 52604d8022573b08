package dev.centrala.core.flow.graph;

import dev.centrala.core.shared.AttachmentId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a flow. A node that is entered does what it is for and leaves by one of its exits, or
 * stays and is given what comes in until it leaves. Every node may have the exit {@code error}.
 */
public interface FlowNode {
  String id();

  /** Its kind, as the stored form names it. */
  String type();

  Exits exits();

  /** The exits without which it leads nowhere. */
  default List<String> needed() {
    return List.of("next");
  }

  Move enter(Moment now);

  /** What came in while it stayed; by default only that something was done, or was not. */
  default Move take(Moment now, FlowInput input) {
    return switch (input) {
      case FlowInput.EffectDone done -> Move.leave(done.exit() == null ? "next" : done.exit());
      case FlowInput.Failed failed -> throw new FlowFailure(failed.code(), type());
      default -> Move.STAY;
    };
  }

  /** Whether a person, or the clock, has been waited for where the contact leaves by this exit. */
  default boolean waitsBefore(String exit) {
    return false;
  }

  /**
   * An effect to be carried out while it stays, without any transaction; rendered anew each time.
   */
  default @Nullable HttpCall effect(Moment now) {
    return null;
  }

  /** Everything it says. */
  default List<Words> words() {
    return List.of();
  }

  /** Every file that it may play. */
  default List<AttachmentId> audio() {
    return words().stream().flatMap(words -> words.audio().values().stream()).toList();
  }

  /** Everything it computes. */
  default List<String> expressions() {
    return List.of();
  }

  /** Its fields in the stored form, without id, type and exits. */
  void write(Map<String, Object> form);
}
