package dev.centrala.core.interaction;

import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;

/**
 * Hears, after the commit, what happens to a contact that is offered in a queue because an agent
 * asks there. What is lost, by a node that goes down, a sweep repairs.
 */
@FunctionalInterface
public interface AskedQueues {
  void hear(TenantId tenant, InteractionId contact, News news);

  /** What has happened. */
  enum News {
    /** Nobody asks any more. */
    NOT_WANTED,
    /** The contact has ended, or is about to. */
    CONTACT_OVER,
    /** Whoever took it could not be reached. */
    NOT_REACHED
  }
}
