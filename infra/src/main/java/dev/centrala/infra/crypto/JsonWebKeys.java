package dev.centrala.infra.crypto;

import java.math.BigInteger;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Public keys as JSON Web Keys (RFC 7517, RFC 7518 section 6.2). */
public final class JsonWebKeys {
  private static final int COORDINATE_BYTES = 32;

  private JsonWebKeys() {}

  public static List<Map<String, String>> of(List<SigningKey> keys) {
    return keys.stream().map(JsonWebKeys::of).toList();
  }

  private static Map<String, String> of(SigningKey key) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("kty", "EC");
    fields.put("crv", "P-256");
    fields.put("use", "sig");
    fields.put("alg", "ES256");
    fields.put("kid", key.id());
    fields.put("x", coordinate(key.publicKey().getW().getAffineX()));
    fields.put("y", coordinate(key.publicKey().getW().getAffineY()));
    return fields;
  }

  /** Always 32 bytes, without the sign byte and with leading zeros. */
  private static String coordinate(BigInteger value) {
    byte[] bytes = new byte[COORDINATE_BYTES];
    byte[] signed = value.toByteArray();
    int length = Math.min(signed.length, COORDINATE_BYTES);
    System.arraycopy(signed, signed.length - length, bytes, COORDINATE_BYTES - length, length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
