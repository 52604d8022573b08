package dev.centrala.core.access;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;

/** Asks signed-in users for their present password again, before what only they may do. */
public final class PasswordProof {
  private final Transactions transactions;
  private final UserStore users;
  private final PasswordHasher passwords;
  private final Throttles throttles;

  public PasswordProof(
      Transactions transactions, UserStore users, PasswordHasher passwords, Throttles throttles) {
    this.transactions = transactions;
    this.users = users;
    this.passwords = passwords;
    this.throttles = throttles;
  }

  /** The caller; refuses as forbidden when the password is wrong, as too many after some tries. */
  User check(Caller caller, String password, String networkAddress) {
    UserId id = caller.person();
    throttles.signIn(id.toString(), networkAddress);
    Credentials credentials =
        transactions.inTenant(
            caller.tenant(),
            tx -> users.credentials(tx, id).orElseThrow(() -> RefusedException.notFound("user")));
    String hash = credentials.passwordHash();
    if (hash == null || !passwords.verify(PasswordRules.normal(password), hash)) {
      throw new RefusedException(new Refusal.Forbidden("The present password is wrong."));
    }
    throttles.signedIn(id.toString(), networkAddress);
    return credentials.user();
  }
}
