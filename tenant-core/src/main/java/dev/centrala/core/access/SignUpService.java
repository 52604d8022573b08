package dev.centrala.core.access;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.TenantChange;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;

/**
 * Takes sign-ups. A known address and an unknown one go the same way with the same statements and
 * the same hash, so that neither the answer nor its time tells them apart; only the mail does.
 */
public final class SignUpService {
  static final Duration LINK_LIFETIME = Duration.ofHours(24);

  private final Transactions transactions;
  private final SignUpStore signUps;
  private final UserStore users;
  private final PasswordHasher passwords;
  private final Mailer mailer;
  private final Throttles throttles;
  private final InstantSource clock;

  public SignUpService(
      Transactions transactions,
      SignUpStore signUps,
      UserStore users,
      PasswordHasher passwords,
      Mailer mailer,
      Throttles throttles,
      InstantSource clock) {
    this.transactions = transactions;
    this.signUps = signUps;
    this.users = users;
    this.passwords = passwords;
    this.mailer = mailer;
    this.throttles = throttles;
    this.clock = clock;
  }

  /**
   * Sends a mail with a link, or one that says that the address is registered. Refuses invalid
   * fields and too many tries.
   */
  public void request(SignUpRequest request, String networkAddress) {
    MailAddress email = MailAddress.parse("/email", request.email());
    String password = PasswordRules.accepted("/password", request.password());
    SignUp checked =
        new SignUp(
            TenantChange.nameOf("/company", request.company()),
            PersonName.of(request.name()),
            email,
            "",
            request.timeZone() == null ? ZoneId.of("UTC") : zone(request.timeZone()),
            request.locale() == null ? "en" : TenantChange.localeOf(request.locale()));
    throttles.signUp(email, networkAddress);
    boolean known = transactions.inDirectory(tx -> !users.accounts(tx, email).isEmpty());
    store(checked.withPasswordHash(passwords.hash(password)), known);
  }

  private static ZoneId zone(String text) {
    return TenantChange.zoneOf(text);
  }

  private void store(SignUp signUp, boolean known) {
    TenantId future = TenantId.next();
    OpaqueToken token = OpaqueToken.next(future);
    transactions.doInTenant(
        future,
        tx -> {
          signUps.insert(tx, signUp, token.hash(), clock.instant().plus(LINK_LIFETIME));
          mailer.send(
              tx,
              signUp.email(),
              signUp.language(),
              known ? new AccessMail.AlreadyRegistered() : new AccessMail.ConfirmSignUp(token));
        });
  }
}
