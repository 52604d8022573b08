package dev.centrala.core.routing.replay;

import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolReply;

/**
 * One command as the pool applied it: its number among the commands of the incarnation, the pool's
 * time in milliseconds since 1970, and the digest of what the pool answered.
 */
public record RecordedCommand(
    long incarnation, long number, long atMillis, PoolCommand command, String digest) {
  public static RecordedCommand of(PoolCommand command, PoolReply reply) {
    return new RecordedCommand(
        reply.incarnation(), reply.number(), reply.atMillis(), command, ReplyDigest.of(reply));
  }
}
