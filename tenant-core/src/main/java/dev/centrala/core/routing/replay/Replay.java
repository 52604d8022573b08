package dev.centrala.core.routing.replay;

import dev.centrala.core.routing.pool.PoolImage;
import dev.centrala.core.routing.pool.PoolReply;
import dev.centrala.core.routing.pool.RoutingPool;
import dev.centrala.core.routing.pool.Witness;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Applies recorded commands to a copy of the pool they were recorded from. */
public final class Replay {
  /** As many differences are kept as anyone reads. */
  private static final int MOST_DIFFERENCES = 20;

  private Replay() {}

  /**
   * Replays the commands that came after the image, in order of number.
   *
   * @param seen is told every reply, with its explanations, as it comes
   * @throws IllegalArgumentException when a command belongs to another incarnation of the pool
   */
  public static ReplayResult run(
      PoolImage image, Iterator<RecordedCommand> commands, Consumer<PoolReply> seen) {
    return run(RoutingPool.fromImage(image), image, commands, seen);
  }

  /** The same while somebody looks on at one contact. */
  public static ReplayResult run(
      PoolImage image,
      Iterator<RecordedCommand> commands,
      Consumer<PoolReply> seen,
      Witness witness) {
    RoutingPool pool = RoutingPool.fromImage(image);
    pool.watch(witness);
    return run(pool, image, commands, seen);
  }

  private static ReplayResult run(
      RoutingPool pool,
      PoolImage image,
      Iterator<RecordedCommand> commands,
      Consumer<PoolReply> seen) {
    List<ReplayResult.Difference> differences = new ArrayList<>();
    long last = image.commands();
    long replayed = 0;
    while (commands.hasNext()) {
      RecordedCommand recorded = commands.next();
      if (recorded.incarnation() != image.incarnation()) {
        throw new IllegalArgumentException(
            "command " + recorded.number() + " is of incarnation " + recorded.incarnation());
      }
      if (recorded.number() <= last) {
        continue;
      }
      if (recorded.number() != last + 1) {
        return new ReplayResult(replayed, last + 1, differences);
      }
      PoolReply reply = pool.apply(recorded.command(), recorded.atMillis());
      last++;
      replayed++;
      seen.accept(reply);
      if (!ReplyDigest.of(reply).equals(recorded.digest())
          && differences.size() < MOST_DIFFERENCES) {
        differences.add(difference(recorded, reply));
      }
    }
    return new ReplayResult(replayed, ReplayResult.NONE, differences);
  }

  private static ReplayResult.Difference difference(RecordedCommand recorded, PoolReply reply) {
    return new ReplayResult.Difference(
        recorded.number(), recorded.command().toString(), reply.result() + " " + reply.decisions());
  }
}
