package dev.centrala.infra.recording;

import dev.centrala.core.shared.TenantId;
import java.util.Optional;
import java.util.UUID;

/** The keys that recordings of a tenant are sealed under. */
public interface RecordingKeys {
  /** The one that seals; made when there is none yet. */
  Key current(TenantId tenant);

  Optional<Key> find(TenantId tenant, UUID id);

  /** A key and its name; never logged. */
  record Key(UUID id, byte[] secret) {
    public static final int LENGTH_BYTES = 32;

    @Override
    public String toString() {
      return "recording key " + id;
    }
  }
}
