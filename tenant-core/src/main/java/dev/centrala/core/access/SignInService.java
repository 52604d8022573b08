package dev.centrala.core.access;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs users in by mail address, password and, where it is on, a second factor. An unknown address
 * is refused in the words for a wrong password; that a code is needed is said after the right one
 * alone.
 */
public final class SignInService {
  private final Transactions transactions;
  private final PasswordMatches matches;
  private final SecondFactor secondFactor;
  private final SessionService sessions;
  private final Throttles throttles;

  public SignInService(
      Transactions transactions,
      PasswordMatches matches,
      SecondFactor secondFactor,
      SessionService sessions,
      Throttles throttles) {
    this.transactions = transactions;
    this.matches = matches;
    this.secondFactor = secondFactor;
    this.sessions = sessions;
    this.throttles = throttles;
  }

  /** What somebody says who wants in; {@code wanted} when the address fits several tenants. */
  public record Attempt(
      String email, String password, @Nullable TenantId wanted, @Nullable String code) {
    /** Never the password. */
    @Override
    public String toString() {
      return "Attempt";
    }
  }

  /**
   * Refuses as unauthenticated, as {@link Refusal.CodeRequired} when only the code is missing, and
   * as too many when the account or the network address must wait.
   */
  public SignIn signIn(Attempt attempt, String networkAddress) {
    MailAddress address = MailAddress.parse("/email", attempt.email());
    throttles.signIn(address.value(), networkAddress);
    String password = PasswordRules.normal(attempt.password());
    List<PasswordMatches.Match> fitting = matches.of(address, password, attempt.wanted());
    if (fitting.isEmpty()) {
      throw wrong();
    }
    if (fitting.size() > 1) {
      throttles.halfSignedIn(address.value(), networkAddress);
      return new SignIn.WhichTenant(
          fitting.stream()
              .map(each -> new SignIn.Choice(each.tenantId(), each.tenant().name()))
              .toList());
    }
    PasswordMatches.Match match = fitting.getFirst();
    boolean needsCode =
        transactions.inTenant(match.tenantId(), tx -> secondFactor.isOn(tx, match.user()));
    String code = attempt.code();
    if (needsCode && (code == null || code.isBlank())) {
      throttles.halfSignedIn(address.value(), networkAddress);
      throw codeRequired();
    }
    if (needsCode) {
      throttles.code(match.user());
    }
    IssuedTokens tokens = start(match, password, code == null ? "" : code);
    throttles.signedIn(address.value(), networkAddress);
    if (needsCode) {
      throttles.codeWasGood(match.user());
    }
    return new SignIn.Done(tokens);
  }

  private IssuedTokens start(PasswordMatches.Match match, String password, String code) {
    Optional<String> dearer = matches.dearerHash(match, password);
    return transactions.inTenant(
        match.tenantId(),
        tx -> {
          User user = matches.stillActive(tx, match).orElseThrow(SignInService::wrong);
          checkCode(tx, user, code);
          dearer.ifPresent(hash -> matches.keepDearerHash(tx, match, hash));
          return sessions.start(tx, user);
        });
  }

  /** Asked again in the transaction that opens the session, so that none opens without. */
  private void checkCode(Tx tx, User user, String code) {
    if (secondFactor.isOn(tx, user.id()) && !secondFactor.use(tx, user.id(), code)) {
      throw new RefusedException(
          new Refusal.Unauthenticated("The code is wrong or was used before."));
    }
  }

  static RefusedException codeRequired() {
    return new RefusedException(
        new Refusal.CodeRequired("Repeat with the code of your authenticator app."));
  }

  private static RefusedException wrong() {
    return new RefusedException(
        new Refusal.Unauthenticated("The mail address or the password is wrong."));
  }
}
