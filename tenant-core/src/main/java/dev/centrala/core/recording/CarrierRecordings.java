package dev.centrala.core.recording;

import dev.centrala.core.shared.TenantId;
import java.io.InputStream;
import java.util.Optional;

/**
 * What a carrier has recorded. Called outside of any transaction; blocks a virtual thread. An empty
 * answer or {@code NotNow} says that the carrier could not be asked now.
 */
public interface CarrierRecordings {
  /** Opens the sound of one that has ended. */
  Sound fetch(TenantId tenant, Recording recording);

  /** Deletes the carrier's copy; true also when there is none any more. */
  boolean delete(TenantId tenant, Recording recording);

  /** How one stands; a message of which the carrier's name is not known, by its line. */
  Optional<Standing> ask(TenantId tenant, Recording recording);

  /** What came of opening it. */
  sealed interface Sound {
    /** To be closed by who reads it; breaks off with an exception when the carrier does. */
    record Open(InputStream content, String contentType) implements Sound {}

    record NotNow(String detail) implements Sound {}

    /** The carrier has no such recording. */
    record Gone() implements Sound {}
  }

  /** How the carrier says that a recording stands. */
  sealed interface Standing {
    record Running() implements Standing {}

    /** {@code providerId} is the carrier's name for it, which we may not have heard. */
    record Ended(String providerId, int seconds) implements Standing {}

    record Absent() implements Standing {}
  }
}
