package dev.centrala.core.routing.replay;

import dev.centrala.core.routing.pool.PoolDecision;
import dev.centrala.core.routing.pool.PoolReply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A short name for all that a pool answered: result, decisions, explanations. Two replies with the
 * same digest said the same. SHA-256 of the text of the records, the first 16 bytes in hexadecimal.
 */
public final class ReplyDigest {
  private static final int BYTES = 16;

  private ReplyDigest() {}

  public static String of(PoolReply reply) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(text(reply.result()));
      for (PoolDecision decision : reply.decisions()) {
        sha.update(text(decision));
      }
      return HexFormat.of().formatHex(sha.digest(), 0, BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static byte[] text(Object value) {
    return (value + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
