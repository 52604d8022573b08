package dev.centrala.core.access;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.Tenant;
import dev.centrala.core.tenant.TenantStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs users in by mail address and password. An unknown address costs as many statements and as
 * long a hash as a known one, and is refused in the same words.
 */
public final class SignInService {
  /** More accounts than this with one address are not tried: each costs a hash. */
  private static final int MOST_ACCOUNTS = 10;

  private final Transactions transactions;
  private final UserStore users;
  private final TenantStore tenants;
  private final PasswordHasher passwords;
  private final SessionService sessions;
  private final Throttles throttles;

  public SignInService(
      Transactions transactions,
      UserStore users,
      TenantStore tenants,
      PasswordHasher passwords,
      SessionService sessions,
      Throttles throttles) {
    this.transactions = transactions;
    this.users = users;
    this.tenants = tenants;
    this.passwords = passwords;
    this.sessions = sessions;
    this.throttles = throttles;
  }

  private record Candidate(Account account, Tenant tenant, User user, String passwordHash) {}

  /**
   * Refuses as unauthenticated, and as too many when the account or the network address must wait.
   */
  public SignIn signIn(
      String email, String password, @Nullable TenantId wanted, String networkAddress) {
    MailAddress address = MailAddress.parse("/email", email);
    throttles.signIn(address.value(), networkAddress);
    List<Candidate> fitting = fitting(address, PasswordRules.normal(password), wanted);
    if (fitting.isEmpty()) {
      throw wrong();
    }
    throttles.signedIn(address.value(), networkAddress);
    if (fitting.size() > 1) {
      return new SignIn.WhichTenant(
          fitting.stream()
              .map(each -> new SignIn.Choice(each.account().tenant(), each.tenant().name()))
              .toList());
    }
    return new SignIn.Done(start(fitting.getFirst()));
  }

  private List<Candidate> fitting(MailAddress address, String password, @Nullable TenantId wanted) {
    List<Candidate> candidates = new ArrayList<>();
    for (Account account : accounts(address, wanted)) {
      candidate(account).ifPresent(candidates::add);
    }
    if (candidates.isEmpty()) {
      passwords.verifyForNobody(password);
    }
    return candidates.stream()
        .filter(each -> passwords.verify(password, each.passwordHash()))
        .toList();
  }

  private List<Account> accounts(MailAddress address, @Nullable TenantId wanted) {
    List<Account> accounts =
        transactions.inDirectory(tx -> users.accounts(tx, address)).stream()
            .filter(account -> wanted == null || account.tenant().equals(wanted))
            .limit(MOST_ACCOUNTS)
            .toList();
    return accounts.isEmpty() ? List.of(nobody()) : accounts;
  }

  /** Looked up like anybody, and never found. */
  private static Account nobody() {
    return new Account(TenantId.next(), UserId.next());
  }

  private Optional<Candidate> candidate(Account account) {
    return transactions.inTenant(
        account.tenant(),
        tx -> {
          Optional<Tenant> tenant = tenants.find(tx);
          Optional<Credentials> found = users.credentials(tx, account.user());
          if (tenant.isEmpty() || found.isEmpty()) {
            return Optional.empty();
          }
          User user = found.get().user();
          String hash = found.get().passwordHash();
          return user.isActive() && hash != null
              ? Optional.of(new Candidate(account, tenant.get(), user, hash))
              : Optional.empty();
        });
  }

  private IssuedTokens start(Candidate candidate) {
    return transactions.inTenant(
        candidate.account().tenant(),
        tx ->
            sessions.start(
                tx,
                users
                    .find(tx, candidate.user().id())
                    .filter(User::isActive)
                    .orElseThrow(SignInService::wrong)));
  }

  private static RefusedException wrong() {
    return new RefusedException(
        new Refusal.Unauthenticated("The mail address or the password is wrong."));
  }
}
