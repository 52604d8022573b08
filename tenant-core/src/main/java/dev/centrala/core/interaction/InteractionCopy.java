package dev.centrala.core.interaction;

import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.ThreadId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A copy of an interaction with some parts replaced; records have no such form of their own yet.
 */
final class InteractionCopy {
  private final Interaction from;
  private Channel channel;
  private EntryPointId entryPoint;
  private ThreadId thread;
  private InteractionState state;
  private @Nullable FlowPosition flow;
  private @Nullable QueuePlace place;
  private @Nullable Assignment assignment;
  private @Nullable WrapUp wrapUp;
  private Fence fence;
  private @Nullable Instant disconnectedAt;
  private @Nullable Instant endedAt;
  private @Nullable String outcome;
  private Instant lastMessageAt;
  private @Nullable Instant dueAt;
  private long lastSequence;

  InteractionCopy(Interaction from) {
    this.from = from;
    this.channel = from.channel();
    this.entryPoint = from.entryPoint();
    this.thread = from.thread();
    this.state = from.state();
    this.flow = from.flow();
    this.place = from.place();
    this.assignment = from.assignment();
    this.wrapUp = from.wrapUp();
    this.fence = from.fence();
    this.disconnectedAt = from.disconnectedAt();
    this.endedAt = from.endedAt();
    this.outcome = from.outcome();
    this.lastMessageAt = from.lastMessageAt();
    this.dueAt = from.dueAt();
    this.lastSequence = from.lastSequence();
  }

  InteractionCopy state(InteractionState value) {
    state = value;
    return this;
  }

  InteractionCopy channel(Channel value, EntryPointId at, ThreadId in) {
    channel = value;
    entryPoint = at;
    thread = in;
    return this;
  }

  InteractionCopy flow(@Nullable FlowPosition value) {
    flow = value;
    return this;
  }

  InteractionCopy place(@Nullable QueuePlace value) {
    place = value;
    return this;
  }

  InteractionCopy assignment(@Nullable Assignment value) {
    assignment = value;
    return this;
  }

  InteractionCopy wrapUp(@Nullable WrapUp value) {
    wrapUp = value;
    return this;
  }

  InteractionCopy fence(Fence value) {
    fence = value;
    return this;
  }

  InteractionCopy over(
      @Nullable Instant disconnected, @Nullable Instant ended, @Nullable String why) {
    disconnectedAt = disconnected;
    endedAt = ended;
    outcome = why;
    return this;
  }

  InteractionCopy lastMessage(Instant value) {
    lastMessageAt = value;
    return this;
  }

  InteractionCopy due(@Nullable Instant value) {
    dueAt = value;
    return this;
  }

  InteractionCopy sequence(long value) {
    lastSequence = value;
    return this;
  }

  Interaction done() {
    return new Interaction(
        from.id(),
        channel,
        from.inbound(),
        state,
        entryPoint,
        thread,
        from.customer(),
        flow,
        place,
        assignment,
        wrapUp,
        fence,
        from.createdAt(),
        disconnectedAt,
        endedAt,
        outcome,
        lastMessageAt,
        dueAt,
        lastSequence,
        from.version());
  }
}
