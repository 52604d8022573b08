package dev.centrala.core.access;

import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;

/**
 * Which tries count against which limits. An account's limit stops guessing one password, an
 * address's limit stops trying one on many.
 */
public final class Throttles {
  private final RateLimiter limiter;
  private final AccessLimits limits;

  public Throttles(RateLimiter limiter, AccessLimits limits) {
    this.limiter = limiter;
    this.limits = limits;
  }

  void signUp(MailAddress email, String networkAddress) {
    limiter.take(limits.signUpAddress(), networkAddress);
    limiter.take(limits.signUpAccount(), email.value());
  }

  void reset(MailAddress email, String networkAddress) {
    limiter.take(limits.resetAddress(), networkAddress);
    limiter.take(limits.resetAccount(), email.value());
  }

  void signIn(String account, String networkAddress) {
    limiter.take(limits.signInAddress(), networkAddress);
    limiter.take(limits.signInAccount(), account);
  }

  void signedIn(String account, String networkAddress) {
    limiter.refund(limits.signInAddress(), networkAddress);
    limiter.clear(limits.signInAccount(), account);
  }

  /**
   * The password was right but opens nothing yet: the try is given back, earlier ones still count.
   */
  void halfSignedIn(String account, String networkAddress) {
    limiter.refund(limits.signInAddress(), networkAddress);
    limiter.refund(limits.signInAccount(), account);
  }

  /** A code of a second factor, counted apart from passwords: the right password clears those. */
  void code(UserId user) {
    limiter.take(limits.signInAccount(), "code " + user);
  }

  void codeWasGood(UserId user) {
    limiter.clear(limits.signInAccount(), "code " + user);
  }

  /** Somebody follows a mailed link. */
  void token(String networkAddress) {
    limiter.take(limits.tokenAddress(), networkAddress);
  }

  void tokenWasGood(String networkAddress) {
    limiter.refund(limits.tokenAddress(), networkAddress);
  }

  void invitation(TenantId tenant) {
    limiter.take(limits.invitations(), tenant.toString());
  }
}
