package dev.centrala.core.access;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import java.time.InstantSource;

/** Makes and redeems the tokens in mailed links. */
public final class OneTimeLinks {
  private final Transactions transactions;
  private final OneTimeTokenStore tokens;
  private final InstantSource clock;

  public OneTimeLinks(Transactions transactions, OneTimeTokenStore tokens, InstantSource clock) {
    this.transactions = transactions;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** A token for the user; an earlier one for the same purpose is good no more. */
  OpaqueToken issue(Tx tx, OneTimePurpose purpose, UserId user) {
    OpaqueToken token = OpaqueToken.next(tx.tenant());
    tokens.insert(tx, purpose, user, token.hash(), clock.instant().plus(purpose.lifetime()));
    return token;
  }

  /**
   * The token, checked but not used up: done before the password is hashed, so that guesses cost us
   * nothing.
   */
  OpaqueToken check(OneTimePurpose purpose, String text) {
    OpaqueToken token = OpaqueToken.parse(text).orElseThrow(OneTimeLinks::gone);
    holder(purpose, token);
    return token;
  }

  /** Whom the token was sent to. */
  UserId holder(OneTimePurpose purpose, OpaqueToken token) {
    return transactions.inTenant(
        token.tenant(),
        tx ->
            tokens
                .find(tx, purpose, token.hash(), clock.instant())
                .orElseThrow(OneTimeLinks::gone));
  }

  UserId redeem(Tx tx, OneTimePurpose purpose, OpaqueToken token) {
    return tokens
        .redeem(tx, purpose, token.hash(), clock.instant())
        .orElseThrow(OneTimeLinks::gone);
  }

  void forgetAll(Tx tx, UserId user) {
    tokens.deleteAll(tx, user);
  }

  static RefusedException gone() {
    return RefusedException.invalid(
        "/token", "This link was used before or has expired; please ask for a new one.");
  }
}
