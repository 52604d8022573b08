package dev.centrala.core.access;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.Tenant;
import dev.centrala.core.tenant.TenantService;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Forgotten and changed passwords. A new password ends the user's other sessions and is told to the
 * user by mail.
 */
public final class PasswordService {
  private final Transactions transactions;
  private final UserStore users;
  private final PasswordHasher passwords;
  private final OneTimeLinks links;
  private final SessionService sessions;
  private final Throttles throttles;
  private final Proofs proofs;
  private final Notices notices;

  /** What is asked besides a mailed link. */
  public record Proofs(PasswordProof password, SecondFactor code) {}

  /** What a change of a password is told to. */
  public record Notices(Mailer mailer, AuditTrail trail, TenantService tenants) {}

  public PasswordService(
      Transactions transactions,
      UserStore users,
      PasswordHasher passwords,
      OneTimeLinks links,
      SessionService sessions,
      Proofs proofs,
      Throttles throttles,
      Notices notices) {
    this.transactions = transactions;
    this.users = users;
    this.passwords = passwords;
    this.links = links;
    this.sessions = sessions;
    this.proofs = proofs;
    this.throttles = throttles;
    this.notices = notices;
  }

  /**
   * Mails a link for each account with the address. An unknown address costs a token too, which
   * nobody gets.
   */
  public void requestReset(String email, String networkAddress) {
    MailAddress address = MailAddress.parse("/email", email);
    throttles.reset(address, networkAddress);
    List<Account> accounts = transactions.inDirectory(tx -> users.accounts(tx, address));
    if (accounts.isEmpty()) {
      accounts = List.of(new Account(TenantId.next(), UserId.next()));
    }
    for (Account account : accounts) {
      transactions.doInTenant(account.tenant(), tx -> sendReset(tx, account));
    }
  }

  private void sendReset(Tx tx, Account account) {
    OpaqueToken token = links.issue(tx, OneTimePurpose.RESET, account.user());
    users
        .find(tx, account.user())
        .filter(User::isActive)
        .ifPresent(user -> tell(tx, user, company -> new AccessMail.ResetPassword(token, company)));
  }

  /**
   * Sets the password, ends all sessions and opens a new one. A user with a second factor is asked
   * for its code too, or the mailbox alone would open the account; the link stays good until then.
   */
  public IssuedTokens confirmReset(
      String tokenText, String newPassword, @Nullable String code, String networkAddress) {
    String password = PasswordRules.accepted("/password", newPassword);
    throttles.token(networkAddress);
    OpaqueToken token = links.check(OneTimePurpose.RESET, tokenText);
    throttles.tokenWasGood(networkAddress);
    UserId holder = links.holder(OneTimePurpose.RESET, token);
    if (code != null) {
      throttles.code(holder);
    }
    String hash = passwords.hash(password);
    IssuedTokens tokens =
        transactions.inTenant(
            token.tenant(),
            tx -> {
              User user = users.get(tx, links.redeem(tx, OneTimePurpose.RESET, token));
              if (!user.isActive()) {
                throw OneTimeLinks.gone();
              }
              checkCode(tx, user, code);
              sessions.endAll(tx, user.id(), null, "passwordReset");
              save(tx, user, hash, "user.passwordReset");
              return sessions.start(tx, user);
            });
    throttles.codeWasGood(holder);
    return tokens;
  }

  private void checkCode(Tx tx, User user, @Nullable String code) {
    if (!proofs.code().isOn(tx, user.id())) {
      return;
    }
    if (code == null || code.isBlank()) {
      throw SignInService.codeRequired();
    }
    if (!proofs.code().use(tx, user.id(), code)) {
      throw new RefusedException(
          new Refusal.Unauthenticated("The code is wrong or was used before."));
    }
  }

  /**
   * Refuses as forbidden when the present password is wrong; the session of the caller stays open.
   */
  public void change(Caller caller, String current, String next, String networkAddress) {
    String password = PasswordRules.accepted("/newPassword", next);
    User user = proofs.password().check(caller, current, networkAddress);
    String newHash = passwords.hash(password);
    transactions.doInTenant(
        caller.tenant(),
        tx -> {
          sessions.endAll(tx, user.id(), caller.session(), "passwordChanged");
          save(tx, user, newHash, "user.passwordChanged");
        });
  }

  private void save(Tx tx, User user, String hash, String action) {
    users.setPassword(tx, user.id(), hash);
    links.forgetAll(tx, user.id());
    notices
        .trail()
        .write(tx, Actor.user(user.id()), action, "user", user.id().toString(), Map.of());
    tell(tx, user, company -> new AccessMail.PasswordChanged(user.name(), company));
  }

  private void tell(Tx tx, User user, Function<String, AccessMail> mailOf) {
    Tenant tenant = notices.tenants().get(tx);
    notices.mailer().send(tx, user.email(), tenant.language(), mailOf.apply(tenant.name()));
  }
}
