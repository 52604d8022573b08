package dev.centrala.core.recording;

import dev.centrala.core.shared.RecordingId;
import dev.centrala.core.shared.TenantId;
import java.time.Instant;

/** Addresses that play a recording for a while and cannot be made up. */
public interface RecordingLinks {
  String link(TenantId tenant, RecordingId id, Instant until);

  /** Whether the signature is that of exactly this recording and instant. */
  boolean fits(TenantId tenant, RecordingId id, Instant until, String signature);
}
