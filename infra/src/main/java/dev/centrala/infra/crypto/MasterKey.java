package dev.centrala.infra.crypto;

import dev.centrala.core.shared.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The one secret that a node is given. Seals under AES-256-GCM with a key of its own for each
 * purpose (HKDF, RFC 5869); the purpose and the tenant are associated data, so that a sealed value
 * opens only where it belongs. Older keys open, never seal.
 */
public final class MasterKey {
  public static final int LENGTH_BYTES = 32;

  private static final byte VERSION = 1;
  private static final int KEY_ID_BYTES = 8;
  private static final int NONCE_BYTES = 12;
  private static final int HEADER_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final List<byte[]> keys;
  private final List<byte[]> next;

  /** The key that seals, then the older ones that may still open. */
  public MasterKey(List<byte[]> keys) {
    this(keys, List.of());
  }

  /** {@code next} are keys that will seal soon: other nodes may already do so, this one opens. */
  public MasterKey(List<byte[]> keys, List<byte[]> next) {
    if (keys.isEmpty()
        || Stream.concat(keys.stream(), next.stream())
            .anyMatch(key -> key.length != LENGTH_BYTES)) {
      throw new IllegalArgumentException("a master key has " + LENGTH_BYTES + " bytes");
    }
    this.keys = keys.stream().map(byte[]::clone).toList();
    this.next = next.stream().map(byte[]::clone).toList();
  }

  /** What every value sealed by the newest key bears in its bytes 1 to 8. */
  public byte[] newestId() {
    return keyId(keys.getFirst());
  }

  /** The same secret under the newest key. */
  public byte[] sealAnew(String purpose, @Nullable TenantId tenant, byte[] sealed) {
    return seal(purpose, tenant, open(purpose, tenant, sealed));
  }

  /**
   * Only the same purpose and tenant open it again; the tenant is absent for what belongs to the
   * whole installation.
   */
  public byte[] seal(String purpose, @Nullable TenantId tenant, byte[] plain) {
    byte[] key = keys.getFirst();
    byte[] header =
        ByteBuffer.allocate(HEADER_BYTES).put(VERSION).put(keyId(key)).put(nonce()).array();
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, header, purpose, tenant);
      byte[] sealed = Arrays.copyOf(header, HEADER_BYTES + cipher.getOutputSize(plain.length));
      cipher.doFinal(plain, 0, plain.length, sealed, HEADER_BYTES);
      return sealed;
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /**
   * The plain bytes; throws {@link SealBrokenException} when a bit has changed or the purpose,
   * tenant or key is another.
   */
  public byte[] open(String purpose, @Nullable TenantId tenant, byte[] sealed) {
    if (sealed.length < HEADER_BYTES + TAG_BITS / 8 || sealed[0] != VERSION) {
      throw new SealBrokenException("not a sealed value");
    }
    byte[] keyId = Arrays.copyOfRange(sealed, 1, 1 + KEY_ID_BYTES);
    byte[] key =
        Stream.concat(keys.stream(), next.stream())
            .filter(each -> Arrays.equals(keyId(each), keyId))
            .findFirst()
            .orElseThrow(() -> new SealBrokenException("sealed under a key that is not known"));
    try {
      return cipher(Cipher.DECRYPT_MODE, key, sealed, purpose, tenant)
          .doFinal(sealed, HEADER_BYTES, sealed.length - HEADER_BYTES);
    } catch (AEADBadTagException changed) {
      throw new SealBrokenException("changed, or sealed for another purpose or tenant");
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /**
   * A keyed hash to look things up by, not to be guessed without the master key. Made with the
   * oldest key, so that it outlives rotation.
   */
  public byte[] lookupHash(String purpose, String value) {
    byte[] subkey = derive(keys.getLast(), "lookup " + purpose);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(subkey, "HmacSHA256"));
      return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /**
   * The password of the application's database login, so that it needs no secret of its own. Made
   * with the oldest key, so that nodes before and after a rotation log in alike.
   */
  public String databasePassword() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(derive(keys.getLast(), "database login"));
  }

  private static Cipher cipher(
      int mode, byte[] key, byte[] header, String purpose, @Nullable TenantId tenant)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    SecretKey subkey = new SecretKeySpec(derive(key, "seal " + purpose), "AES");
    GCMParameterSpec nonce = new GCMParameterSpec(TAG_BITS, header, 1 + KEY_ID_BYTES, NONCE_BYTES);
    cipher.init(mode, subkey, nonce);
    cipher.updateAAD(header, 0, HEADER_BYTES);
    String place = purpose + "\n" + (tenant == null ? "" : tenant);
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static byte[] keyId(byte[] key) {
    return Arrays.copyOf(derive(key, "key id"), KEY_ID_BYTES);
  }

  private static byte[] nonce() {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    return nonce;
  }

  private static byte[] derive(byte[] key, String info) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract()
                  .addIKM(key)
                  .addSalt("centrala".getBytes(StandardCharsets.UTF_8))
                  .thenExpand(info.getBytes(StandardCharsets.UTF_8), LENGTH_BYTES));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "MasterKey";
  }
}
