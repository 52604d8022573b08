package dev.centrala.core.flow.graph;

import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.QueueId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Queues the contact; {@code priority} adds to the queue's. {@code next} follows when the work is
 * done; {@code full}, {@code timeout} and {@code closed} when it may not wait, with a word of
 * regret and the end where there is no such exit; an offer of the loop leaves by its own name.
 */
public record EnqueueNode(
    String id, QueueId queue, int priority, Wishes wishes, @Nullable Loop loop, Exits exits)
    implements FlowNode {
  static final Set<String> AWAY = Set.of("full", "timeout", "closed");
  private static final Words TURNED_AWAY =
      Words.in(
          "en",
          "We are sorry: nobody can take your request now. Please try again later.",
          "ar",
          "نأسف، لا يمكن لأحد خدمتك الآن. يرجى المحاولة لاحقًا.");

  /** Served as the queue has it. */
  public EnqueueNode(String id, QueueId queue, int priority, Exits exits) {
    this(id, queue, priority, Wishes.NONE, null, exits);
  }

  static @Nullable EnqueueNode read(Fields fields) {
    QueueId queue = fields.id("queueId", QueueId::parse);
    Object priority = fields.value("priority");
    if (priority != null && !(priority instanceof Integer)) {
      fields.wrong("priority", "must be a whole number");
    }
    Exits exits = fields.exits("next", "full", "timeout", "closed");
    Wishes wishes =
        WishesForm.read(fields.pointer(), fields.with(WishesForm.FIELDS), fields.errors());
    Map<String, String> ways = new LinkedHashMap<>(exits.targets());
    Loop loop = fields.inner("loop", inner -> Loop.read(inner, ways));
    String id = fields.name("id");
    return queue == null
        ? null
        : new EnqueueNode(
            id,
            queue,
            priority instanceof Integer number ? number : 0,
            wishes,
            loop,
            new Exits(ways));
  }

  @Override
  public String type() {
    return "enqueue";
  }

  @Override
  public List<String> needed() {
    return loop == null ? List.of() : loop.exits();
  }

  @Override
  public Move enter(Moment now) {
    return now.await(
        new Instruction.Enqueue(
            id, queue, priority, wishes, loop == null ? null : loop.rendered(now)));
  }

  @Override
  public Move take(Moment now, FlowInput input) {
    if (input instanceof FlowInput.Failed) {
      return FlowNode.super.take(now, input);
    }
    if (!(input instanceof FlowInput.QueueExit left)) {
      return Move.STAY;
    }
    if (left.exit().equals("done")) {
      return exits.of("next") == null ? new Move.Finish("completed") : Move.leave("next");
    }
    if (exits.of(left.exit()) != null) {
      return Move.leave(left.exit());
    }
    if (!AWAY.contains(left.exit())) {
      return Move.STAY;
    }
    now.say(TURNED_AWAY);
    return new Move.Finish("turnedAway");
  }

  @Override
  public boolean waitsBefore(String exit) {
    return !Set.of("full", "closed", "error").contains(exit);
  }

  @Override
  public List<Words> words() {
    return loop == null ? List.of() : loop.words();
  }

  @Override
  public List<AttachmentId> audio() {
    List<AttachmentId> audio = new ArrayList<>(FlowNode.super.audio());
    if (loop != null && loop.music() != null) {
      audio.add(loop.music());
    }
    return audio;
  }

  @Override
  public void write(Map<String, Object> form) {
    form.put("queueId", queue.toString());
    form.put("priority", priority);
    WishesForm.write(wishes, form);
    if (loop != null) {
      form.put("loop", loop.write(exits));
    }
  }
}
