package dev.centrala.core.recording;

import dev.centrala.core.shared.RecordingId;
import dev.centrala.core.shared.TenantId;
import java.io.IOException;
import java.io.InputStream;

/**
 * Where recordings lie, sealed under a key of their tenant. A file is there whole or not at all;
 * the same one put again replaces it. Blocks a virtual thread.
 */
public interface RecordingVault {
  /** Answers how many bytes the plain content has. */
  long put(TenantId tenant, RecordingId id, InputStream content) throws IOException;

  /** The plain bytes from {@code offset}; {@code bytes} is how many the whole has. */
  InputStream open(TenantId tenant, RecordingId id, long bytes, long offset) throws IOException;

  /** Nothing happens where there is none. */
  void delete(TenantId tenant, RecordingId id) throws IOException;
}
