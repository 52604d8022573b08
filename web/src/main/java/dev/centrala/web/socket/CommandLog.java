package dev.centrala.web.socket;

import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;

/**
 * Remembers for ten minutes what was answered to a command, whichever socket or node it came over.
 */
public interface CommandLog {
  /** What is known of a command id. */
  sealed interface Claim {
    /** Never seen, or long ago: it is the caller's to carry out. */
    record Fresh() implements Claim {}

    /** Carried out; the frame that answered it. */
    record Answered(String frame) implements Claim {}

    /** Another socket carries it out right now. */
    record UnderWay() implements Claim {}
  }

  Claim claim(TenantId tenant, UserId user, String commandId);

  void answered(TenantId tenant, UserId user, String commandId, String frame);

  /** The command was not carried out and may be tried again. */
  void release(TenantId tenant, UserId user, String commandId);
}
