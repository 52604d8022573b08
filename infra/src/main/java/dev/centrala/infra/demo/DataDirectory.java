package dev.centrala.infra.demo;

import dev.centrala.infra.node.StartFailedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The demo's directory, for one node at a time: the lock is the operating system's and dies with
 * the process.
 */
public final class DataDirectory implements AutoCloseable {
  private static final int CANNOT_CREATE = 73;
  private static final int PASSWORD_BYTES = 18;

  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Throws {@link StartFailedException} when it cannot be written or another node has it. */
  public static DataDirectory open(Path path) {
    try {
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve("node.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new StartFailedException(
            CANNOT_CREATE,
            "Another node uses "
                + path
                + "; stop it or set CENTRALA_DATA_DIR to another directory");
      }
      return new DataDirectory(path, channel);
    } catch (IOException unwritable) {
      throw new StartFailedException(CANNOT_CREATE, "CENTRALA_DATA_DIR cannot be written: " + path);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException sameProcess) {
      return null;
    }
  }

  public Path file(String name) {
    return path.resolve(name);
  }

  /** A random password, made once and readable by the owner alone. */
  public String secret(String name) throws IOException {
    Path file = file(name);
    if (Files.notExists(file)) {
      byte[] random = new byte[PASSWORD_BYTES];
      new SecureRandom().nextBytes(random);
      Path fresh = file(name + ".new");
      Files.deleteIfExists(fresh);
      createPrivate(fresh);
      Files.writeString(fresh, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
      Files.move(fresh, file);
    }
    return Files.readString(file).strip();
  }

  private static void createPrivate(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
