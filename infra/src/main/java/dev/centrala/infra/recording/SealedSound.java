package dev.centrala.infra.recording;

import dev.centrala.infra.recording.RecordingKeys.Key;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The form of a sealed file: a head that names the key, then pieces of 64 KiB under AES-256-GCM,
 * each with its number and whether it is the last as associated data, so that none can be left out,
 * moved or put into another file (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár
 * 2015). Each file has a key of its own (HKDF of the tenant's key and the head's salt).
 */
final class SealedSound {
  static final int HEAD_BYTES = 4 + 16 + 16;
  static final int PIECE_BYTES = 64 * 1024;
  static final int SEALED_PIECE_BYTES = PIECE_BYTES + 16;

  private static final int FORM = 0x43525331;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] head;
  private final SecretKey key;
  private final byte[] place;

  private SealedSound(byte[] head, Key key, String place) {
    this.head = head;
    this.place = place.getBytes(StandardCharsets.UTF_8);
    try {
      this.key =
          KDF.getInstance("HKDF-SHA256")
              .deriveKey(
                  "AES",
                  HKDFParameterSpec.ofExtract()
                      .addIKM(new SecretKeySpec(key.secret(), "HKDF"))
                      .addSalt(head)
                      .thenExpand(this.place, Key.LENGTH_BYTES));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** A new file; {@code place} is where alone it can be opened. */
  static SealedSound create(Key key, String place) {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES).putInt(FORM);
    head.putLong(key.id().getMostSignificantBits()).putLong(key.id().getLeastSignificantBits());
    return new SealedSound(head.put(salt).array(), key, place);
  }

  /** Which key a head names. */
  static UUID keyOf(byte[] head) throws IOException {
    ByteBuffer parts = ByteBuffer.wrap(head);
    if (head.length != HEAD_BYTES || parts.getInt() != FORM) {
      throw new IOException("not a sealed recording");
    }
    return new UUID(parts.getLong(), parts.getLong());
  }

  static SealedSound of(byte[] head, Key key, String place) {
    return new SealedSound(head.clone(), key, place);
  }

  /** Seals all there is; answers how many plain bytes that was. */
  long write(InputStream plain, OutputStream out) throws IOException {
    out.write(head);
    long bytes = 0;
    byte[] piece = plain.readNBytes(PIECE_BYTES);
    for (long number = 0; ; number++) {
      byte[] next = piece.length < PIECE_BYTES ? new byte[0] : plain.readNBytes(PIECE_BYTES);
      boolean last = next.length == 0;
      out.write(crypt(Cipher.ENCRYPT_MODE, number, last, piece));
      bytes += piece.length;
      if (last) {
        return bytes;
      }
      piece = next;
    }
  }

  /** The number of the last piece of so many plain bytes. */
  static long lastPiece(long bytes) {
    return bytes == 0 ? 0 : (bytes - 1) / PIECE_BYTES;
  }

  /** One piece; {@code bytes} is how many plain ones the whole has. */
  byte[] readPiece(DataInputStream sealed, long number, long bytes) throws IOException {
    boolean last = number == lastPiece(bytes);
    int plain = last ? (int) (bytes - number * PIECE_BYTES) : PIECE_BYTES;
    byte[] piece = new byte[plain + SEALED_PIECE_BYTES - PIECE_BYTES];
    sealed.readFully(piece);
    return crypt(Cipher.DECRYPT_MODE, number, last, piece);
  }

  private byte[] crypt(int mode, long number, boolean last, byte[] piece) throws IOException {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      byte[] nonce = ByteBuffer.allocate(12).putInt(last ? 1 : 0).putLong(number).array();
      cipher.init(mode, key, new GCMParameterSpec(128, nonce));
      cipher.updateAAD(head);
      cipher.updateAAD(place);
      return cipher.doFinal(piece);
    } catch (GeneralSecurityException changed) {
      throw new IOException("a recording has been changed, or is not of this place", changed);
    }
  }
}
