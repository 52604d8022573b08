package dev.centrala.core.voice;

import dev.centrala.core.shared.TenantId;
import java.util.Optional;

/** Tells a carrier what to do. Called outside of any transaction; blocks a virtual thread. */
public interface CallControl {
  ControlResult carryOut(TenantId tenant, Errand errand);

  /**
   * Whether the carrier dialled the line at an earlier try; its id for it, or empty text when it
   * did not. Empty when it cannot tell.
   */
  Optional<String> dialled(TenantId tenant, Errand errand);

  /** How the carrier says that a line stands; empty when it does not say. */
  Optional<LegReport> ask(TenantId tenant, Call call, CallLeg leg);
}
