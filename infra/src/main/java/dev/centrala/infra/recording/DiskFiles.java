package dev.centrala.infra.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Files below a directory, which all nodes must share. */
public final class DiskFiles implements SoundFiles {
  private final Path directory;

  public DiskFiles(Path directory) {
    this.directory = directory;
  }

  @Override
  public void put(String name, Path file) throws IOException {
    Path target = directory.resolve(name);
    Files.createDirectories(target.getParent());
    Path beside = Files.createTempFile(target.getParent(), "new", ".part");
    try {
      Files.copy(file, beside, StandardCopyOption.REPLACE_EXISTING);
      // What is deleted at the carrier next must outlive a power cut here.
      try (FileChannel written = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
      keepNamesAbove(target);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** So must the name, and those of directories that were new. */
  private void keepNamesAbove(Path file) throws IOException {
    for (@Nullable Path each = file.getParent();
        each != null && each.startsWith(directory);
        each = each.getParent()) {
      try (FileChannel names = FileChannel.open(each, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  @Override
  public InputStream open(String name, long offset) throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(directory.resolve(name));
    return Channels.newInputStream(channel.position(offset));
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(directory.resolve(name));
  }
}
