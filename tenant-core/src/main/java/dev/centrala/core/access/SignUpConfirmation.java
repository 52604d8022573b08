package dev.centrala.core.access;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.RefusedException;
import java.time.InstantSource;

/**
 * Turns a confirmed sign-up into a tenant with its owner and first set-up, all in one transaction.
 */
public final class SignUpConfirmation {
  private final Transactions transactions;
  private final SignUpStore signUps;
  private final UserStore users;
  private final AccountSetUp accounts;
  private final SessionService sessions;
  private final Mailer mailer;
  private final InstantSource clock;

  public SignUpConfirmation(
      Transactions transactions,
      SignUpStore signUps,
      UserStore users,
      AccountSetUp accounts,
      SessionService sessions,
      Mailer mailer,
      InstantSource clock) {
    this.transactions = transactions;
    this.signUps = signUps;
    this.users = users;
    this.accounts = accounts;
    this.sessions = sessions;
    this.mailer = mailer;
    this.clock = clock;
  }

  /** Signs the owner in; a token that was used or has expired is refused as invalid. */
  public IssuedTokens confirm(String tokenText) {
    OpaqueToken token = OpaqueToken.parse(tokenText).orElseThrow(OneTimeLinks::gone);
    return transactions.inTenant(token.tenant(), tx -> confirm(tx, token));
  }

  private IssuedTokens confirm(Tx tx, OpaqueToken token) {
    SignUp signUp =
        signUps.redeem(tx, token.hash(), clock.instant()).orElseThrow(OneTimeLinks::gone);
    if (users.lockAddress(tx, signUp.email())) {
      throw RefusedException.conflict(
          "alreadyRegistered", "This address was registered in the meantime; please sign in.");
    }
    User owner = accounts.found(tx, signUp);
    mailer.send(
        tx,
        owner.email(),
        signUp.language(),
        new AccessMail.Welcome(owner.name(), signUp.company()));
    return sessions.start(tx, owner);
  }
}
