package dev.centrala.core.access;

/**
 * Counts tries for a subject, such as a mail address or a network address; restarts do not forget.
 */
public interface RateLimiter {
  /** Counts a try; refuses as too many while the subject must wait. Commits by itself. */
  void take(Limit limit, String subject);

  /** Takes one try back that turned out to be a good one. */
  void refund(Limit limit, String subject);

  /** Forgets all tries of the subject. */
  void clear(Limit limit, String subject);
}
