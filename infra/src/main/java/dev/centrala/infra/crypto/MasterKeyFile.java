package dev.centrala.infra.crypto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * The file that holds the master key: 32 raw bytes, or base64, one key a line; the first line
 * seals, later lines are older keys that only open. A line that begins with {@code next} holds a
 * key that is about to seal elsewhere and only opens here; it does not count as first or last.
 */
public final class MasterKeyFile {
  private static final long LARGEST_BYTES = 4096;
  private static final String NEXT = "next ";

  private MasterKeyFile() {}

  /**
   * Throws {@link IllegalArgumentException} with a reason for the operator when the file is no key.
   */
  public static MasterKey read(Path file) throws IOException {
    if (Files.size(file) > LARGEST_BYTES) {
      throw new IllegalArgumentException(file + " is too large for a master key");
    }
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length == MasterKey.LENGTH_BYTES) {
      return new MasterKey(List.of(bytes));
    }
    List<String> lines =
        new String(bytes, StandardCharsets.US_ASCII)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    List<byte[]> keys =
        lines.stream()
            .filter(line -> !line.startsWith(NEXT))
            .map(line -> decode(file, line))
            .toList();
    List<byte[]> next =
        lines.stream()
            .filter(line -> line.startsWith(NEXT))
            .map(line -> decode(file, line.substring(NEXT.length()).strip()))
            .toList();
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(file + " is empty: it must hold 32 bytes, raw or base64");
    }
    return new MasterKey(keys, next);
  }

  /** Reads the file, or makes it with a new key, readable by its owner only. */
  public static MasterKey readOrCreate(Path file) throws IOException {
    if (Files.notExists(file)) {
      create(file);
    }
    return read(file);
  }

  private static void create(Path file) throws IOException {
    byte[] key = new byte[MasterKey.LENGTH_BYTES];
    new SecureRandom().nextBytes(key);
    try {
      boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
      if (posix) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(file);
      }
      Files.writeString(
          file, Base64.getEncoder().encodeToString(key) + "\n", StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException anotherWasFaster) {
      return;
    }
  }

  private static byte[] decode(Path file, String line) {
    try {
      byte[] key = Base64.getDecoder().decode(line);
      if (key.length == MasterKey.LENGTH_BYTES) {
        return key;
      }
    } catch (IllegalArgumentException notBase64) {
      throw new IllegalArgumentException(file + " holds a line that is not base64", notBase64);
    }
    throw new IllegalArgumentException(file + " holds a key that has not 32 bytes");
  }
}
