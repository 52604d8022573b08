package dev.centrala.core.routing.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A pool that applies each command of a caller once. A caller enrols under a number that nobody
 * else ever takes, not even on the other side of a split, and then counts its commands from 1; a
 * repeated count is answered with the stored reply. A caller not seen for ten minutes, or of an
 * earlier incarnation, must enrol again; a count that has left the ring of stored replies is an
 * error and never a guess.
 */
public final class SequencedPool {
  /**
   * Replies kept for each caller. A caller keeps the spread of its unanswered counts below this.
   */
  public static final int WINDOW = 256;

  static final long FORGET_AFTER_MILLIS = 10 * 60 * 1000L;

  /** What became of a command. */
  public sealed interface Outcome {
    /** It was applied; {@code repeated} when that was earlier and this is the stored reply. */
    record Answered(PoolReply reply, boolean repeated) implements Outcome {}

    /** The caller is not known here, or no longer. */
    record NotEnrolled() implements Outcome {}

    /** The count is older than the replies still kept. */
    record Evicted() implements Outcome {}
  }

  /** Who sends a command: the incarnation of the pool that it enrolled with, and its number. */
  public record Caller(long incarnation, long number) {}

  /** All state as plain values. */
  public record Image(PoolImage pool, List<CallerImage> callers) {}

  /** One caller and its stored replies. */
  public record CallerImage(long number, long lastSeenMillis, List<Stored> replies) {}

  /** A reply and the count it belongs to. */
  public record Stored(long sequence, PoolReply reply) {}

  private static final class Enrolled {
    long lastSeen;
    final @Nullable Stored[] replies = new Stored[WINDOW];
  }

  private final RoutingPool pool;
  private final TreeMap<Long, Enrolled> callers = new TreeMap<>();

  public SequencedPool(RoutingPool pool) {
    this.pool = pool;
  }

  public RoutingPool pool() {
    return pool;
  }

  /** Takes the caller in, once, and forgets callers not seen for ten minutes. */
  public Caller enrol(long number, long nowMillis) {
    long now = Math.max(nowMillis, pool.nowMillis());
    callers.values().removeIf(c -> isForgotten(c, now));
    callers.computeIfAbsent(number, first -> new Enrolled()).lastSeen = now;
    return new Caller(pool.incarnation(), number);
  }

  /**
   * Applies the command unless this caller's count was seen before. Only {@code Answered} anew
   * changes anything.
   */
  public Outcome apply(Caller from, long sequence, PoolCommand command, long nowMillis) {
    Enrolled caller = from.incarnation() == pool.incarnation() ? callers.get(from.number()) : null;
    long now = Math.max(nowMillis, pool.nowMillis());
    if (caller == null || isForgotten(caller, now)) {
      return new Outcome.NotEnrolled();
    }
    int slot = Math.floorMod(sequence, WINDOW);
    Stored stored = caller.replies[slot];
    if (stored != null && stored.sequence() == sequence) {
      return new Outcome.Answered(stored.reply(), true);
    }
    if (stored != null && stored.sequence() > sequence) {
      return new Outcome.Evicted();
    }
    PoolReply reply = pool.apply(command, now);
    caller.lastSeen = now;
    caller.replies[slot] = new Stored(sequence, reply);
    return new Outcome.Answered(reply, false);
  }

  private static boolean isForgotten(Enrolled caller, long now) {
    return now - caller.lastSeen > FORGET_AFTER_MILLIS;
  }

  public Image toImage() {
    List<CallerImage> images = new ArrayList<>();
    callers.forEach((number, caller) -> {
      List<Stored> replies = new ArrayList<>();
      for (Stored stored : caller.replies) {
        if (stored != null) {
          replies.add(stored);
        }
      }
      images.add(new CallerImage(number, caller.lastSeen, replies));
    });
    return new Image(pool.toImage(), images);
  }

  /** A copy, in every respect the same. */
  public static SequencedPool fromImage(Image image) {
    SequencedPool pool = new SequencedPool(RoutingPool.fromImage(image.pool()));
    for (CallerImage one : image.callers()) {
      Enrolled caller = new Enrolled();
      caller.lastSeen = one.lastSeenMillis();
      for (Stored stored : one.replies()) {
        caller.replies[Math.floorMod(stored.sequence(), WINDOW)] = stored;
      }
      pool.callers.put(one.number(), caller);
    }
    return pool;
  }
}
