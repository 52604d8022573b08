package dev.centrala.core.access;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.Secrets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Checks the codes of users who have a second factor. A code counts once, on whichever node it
 * comes first; a recovery code stands in for it once.
 */
public final class SecondFactor {
  private final TotpStore store;
  private final Secrets secrets;
  private final AuditTrail trail;
  private final InstantSource clock;

  public SecondFactor(TotpStore store, Secrets secrets, AuditTrail trail, InstantSource clock) {
    this.store = store;
    this.secrets = secrets;
    this.trail = trail;
    this.clock = clock;
  }

  public boolean isOn(Tx tx, UserId user) {
    return store.find(tx, user).filter(TotpStore.Sealed::confirmed).isPresent();
  }

  /** Whether the code was good; if so it is used up. Without a second factor no code is. */
  boolean use(Tx tx, UserId user, String code) {
    String digits = code.strip().replace(" ", "");
    if (digits.length() != Totp.DIGITS) {
      return useRecoveryCode(tx, user, code);
    }
    Optional<TotpStore.Sealed> sealed = store.find(tx, user).filter(TotpStore.Sealed::confirmed);
    if (sealed.isEmpty()) {
      return false;
    }
    OptionalLong step = step(tx.tenant(), user, sealed.get(), digits);
    return step.isPresent() && store.use(tx, user, step.getAsLong());
  }

  private boolean useRecoveryCode(Tx tx, UserId user, String text) {
    boolean good =
        RecoveryCode.parse(text)
            .filter(code -> store.redeem(tx, user, code.hash(user)))
            .isPresent();
    if (good) {
      trail.write(tx, Actor.user(user), "user.recoveryCodeUsed", "user", user.toString(), Map.of());
    }
    return good;
  }

  /** The time step whose code this is, used or not. */
  OptionalLong step(TenantId tenant, UserId user, TotpStore.Sealed sealed, String code) {
    byte[] secret = Base32.decode(secrets.open(tenant, purpose(user), sealed.secret()));
    return Totp.step(secret, code, clock.instant());
  }

  byte[] seal(TenantId tenant, UserId user, byte[] secret) {
    return secrets.seal(tenant, purpose(user), Base32.encode(secret));
  }

  /** What a user's second factor is sealed for. */
  public static String purpose(UserId user) {
    return "totp:" + user;
  }
}
