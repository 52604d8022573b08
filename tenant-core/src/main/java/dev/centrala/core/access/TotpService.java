package dev.centrala.core.access;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Turns the second factor of a user on and off. A secret counts only after a code has shown that
 * the user's device holds it; who has lost the device may be helped by an administrator.
 */
public final class TotpService {
  private static final String ISSUER = "Centrala";

  private final Transactions transactions;
  private final UserStore users;
  private final TotpStore store;
  private final Checks checks;
  private final AuditTrail trail;
  private final InstantSource clock;

  /** What proves that it is the user who asks. */
  public record Checks(PasswordProof password, SecondFactor code, Throttles throttles) {}

  public TotpService(
      Transactions transactions,
      UserStore users,
      TotpStore store,
      Checks checks,
      AuditTrail trail,
      InstantSource clock) {
    this.transactions = transactions;
    this.users = users;
    this.store = store;
    this.checks = checks;
    this.trail = trail;
    this.clock = clock;
  }

  /** A new secret, which takes the place of one not confirmed; a conflict when one is confirmed. */
  public Enrolment enrol(Caller caller, String password, String networkAddress) {
    User user = checks.password().check(caller, password, networkAddress);
    byte[] secret = Totp.newSecret();
    byte[] sealed = checks.code().seal(caller.tenant(), user.id(), secret);
    transactions.doInTenant(
        caller.tenant(),
        tx -> {
          if (!store.enrol(tx, user.id(), sealed, clock.instant())) {
            throw alreadyOn();
          }
        });
    return new Enrolment(Base32.encode(secret), Totp.uri(secret, ISSUER, user.email().value()));
  }

  /**
   * Turns it on with a first code; answers with the recovery codes, which nobody can read again.
   */
  public List<String> confirm(Caller caller, String code) {
    UserId user = caller.person();
    checks.throttles().code(user);
    List<RecoveryCode> recovery =
        Stream.generate(RecoveryCode::next).limit(RecoveryCode.COUNT).toList();
    transactions.doInTenant(caller.tenant(), tx -> confirm(tx, user, code, recovery));
    checks.throttles().codeWasGood(user);
    return recovery.stream().map(RecoveryCode::grouped).toList();
  }

  private void confirm(Tx tx, UserId user, String code, List<RecoveryCode> recovery) {
    TotpStore.Sealed sealed =
        store
            .find(tx, user)
            .orElseThrow(() ->
                RefusedException.conflict("notEnrolled", "Ask for a secret before confirming it."));
    if (sealed.confirmed()) {
      throw alreadyOn();
    }
    OptionalLong step =
        checks.code().step(tx.tenant(), user, sealed, code.strip().replace(" ", ""));
    if (step.isEmpty()) {
      throw RefusedException.invalid("/code", "is not the present code of the new secret");
    }
    if (!store.confirm(tx, user, sealed.secret(), step.getAsLong(), clock.instant())) {
      throw alreadyOn();
    }
    store.insertRecoveryCodes(tx, user, recovery.stream().map(each -> each.hash(user)).toList());
    trail.write(tx, Actor.user(user), "user.totpEnabled", "user", user.toString(), Map.of());
  }

  /** Needs the password and a code; without effect for a user who has no second factor. */
  public void disable(Caller caller, String password, String code, String networkAddress) {
    UserId user = checks.password().check(caller, password, networkAddress).id();
    checks.throttles().code(user);
    transactions.doInTenant(
        caller.tenant(),
        tx -> {
          if (checks.code().isOn(tx, user) && !checks.code().use(tx, user, code)) {
            throw new RefusedException(
                new Refusal.Forbidden("The code is wrong or was used before."));
          }
          delete(tx, Actor.user(user), user, "user.totpDisabled");
        });
    checks.throttles().codeWasGood(user);
  }

  /** For a user who has lost device and recovery codes; an owner's only by an owner. */
  public void reset(Caller caller, UserId id) {
    if (id.equals(caller.user())) {
      throw RefusedException.conflict(
          "yourself", "Turn your own second factor off with your password and a code.");
    }
    transactions.doInTenant(
        caller.tenant(),
        tx -> {
          RolePolicy.checkMayChange(caller, users.get(tx, id));
          delete(tx, caller.actor(), id, "user.totpReset");
        });
  }

  private void delete(Tx tx, Actor actor, UserId user, String action) {
    if (store.delete(tx, user)) {
      trail.write(tx, actor, action, "user", user.toString(), Map.of());
    }
  }

  private static RefusedException alreadyOn() {
    return RefusedException.conflict("alreadyOn", "The second factor is on already.");
  }
}
