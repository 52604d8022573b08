package dev.centrala.core.access;

import dev.centrala.core.shared.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A secret that is shown once and stored as a hash: the tenant, so that its row can be found, then
 * 256 random bits. With that much chance in it a plain SHA-256 is enough.
 */
public record OpaqueToken(TenantId tenant, String text) {
  private static final int RANDOM_BYTES = 32;
  private static final int LENGTH_BYTES = 2 * Long.BYTES + RANDOM_BYTES;
  private static final SecureRandom RANDOM = new SecureRandom();

  public static OpaqueToken next(TenantId tenant) {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    UUID id = tenant.value();
    byte[] bytes =
        ByteBuffer.allocate(LENGTH_BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .put(random)
            .array();
    return new OpaqueToken(tenant, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Empty for anything that was never a token of ours. */
  public static Optional<OpaqueToken> parse(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length != LENGTH_BYTES) {
        return Optional.empty();
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      TenantId tenant = new TenantId(new UUID(buffer.getLong(), buffer.getLong()));
      return Optional.of(new OpaqueToken(tenant, text));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  public byte[] hash() {
    return sha256(text);
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "OpaqueToken of " + tenant;
  }
}
