package dev.centrala.core.access;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.Tenant;
import dev.centrala.core.tenant.TenantStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the active users whom a mail address and a password fit. An unknown address costs as many
 * statements and as long a hash as a known one.
 */
public final class PasswordMatches {
  /** More accounts than this with one address are not tried: each costs a hash. */
  private static final int MOST_ACCOUNTS = 10;

  private final Transactions transactions;
  private final UserStore users;
  private final TenantStore tenants;
  private final PasswordHasher passwords;

  public PasswordMatches(
      Transactions transactions, UserStore users, TenantStore tenants, PasswordHasher passwords) {
    this.transactions = transactions;
    this.users = users;
    this.tenants = tenants;
    this.passwords = passwords;
  }

  /** A user whose password it was, with the hash that showed it. */
  record Match(Tenant tenant, UserId user, String passwordHash) {
    TenantId tenantId() {
      return tenant.id();
    }
  }

  List<Match> of(MailAddress address, String password, @Nullable TenantId wanted) {
    List<Match> candidates = new ArrayList<>();
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

  private Optional<Match> candidate(Account account) {
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
              ? Optional.of(new Match(tenant.get(), user.id(), hash))
              : Optional.empty();
        });
  }

  /** A hash of today's cost for a password whose hash was cheaper; empty when it is good enough. */
  Optional<String> dearerHash(Match match, String password) {
    return passwords.isOutdated(match.passwordHash())
        ? Optional.of(passwords.hash(password))
        : Optional.empty();
  }

  /** Without effect when the password was changed meanwhile. */
  void keepDearerHash(Tx tx, Match match, String hash) {
    users.replacePasswordHash(tx, match.user(), match.passwordHash(), hash);
  }

  /** The user as of now, for a session to begin. */
  Optional<User> stillActive(Tx tx, Match match) {
    return users.find(tx, match.user()).filter(User::isActive);
  }
}
