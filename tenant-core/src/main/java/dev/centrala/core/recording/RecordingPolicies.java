package dev.centrala.core.recording;

import dev.centrala.core.events.Tx;

/** The recording rules of each tenant. */
public interface RecordingPolicies {
  /** {@link RecordingPolicy#USUAL} for a tenant that never said anything. */
  RecordingPolicy find(Tx tx);

  /** Refuses as stale unless the stored version is that of {@code policy}. */
  RecordingPolicy update(Tx tx, RecordingPolicy policy);
}
