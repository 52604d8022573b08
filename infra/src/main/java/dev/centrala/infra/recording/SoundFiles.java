package dev.centrala.infra.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Files by name, such as {@code tenant/recording}. One is there whole or not at all. Blocks a
 * virtual thread.
 */
public interface SoundFiles extends AutoCloseable {
  /** Stores the file's content; one of that name is replaced. */
  void put(String name, Path file) throws IOException;

  /** The content from {@code offset}; throws {@code NoSuchFileException} where there is none. */
  InputStream open(String name, long offset) throws IOException;

  /** Nothing happens where there is none. */
  void delete(String name) throws IOException;

  @Override
  default void close() {}
}
