package dev.centrala.core.access;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.Tenant;
import dev.centrala.core.tenant.TenantSettings;
import dev.centrala.core.tenant.TenantStore;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes tenants and users out of checked words: for a confirmed sign-up, and without any mail for a
 * seeded tenant. A new tenant gets its owner and its first set-up in the same transaction.
 */
public final class AccountSetUp {
  private final Transactions transactions;
  private final TenantStore tenants;
  private final UserStore users;
  private final Roster roster;
  private final NewTenantSetUp setUp;
  private final AuditTrail trail;
  private final InstantSource clock;

  public AccountSetUp(
      Transactions transactions,
      TenantStore tenants,
      UserStore users,
      Roster roster,
      NewTenantSetUp setUp,
      AuditTrail trail,
      InstantSource clock) {
    this.transactions = transactions;
    this.tenants = tenants;
    this.users = users;
    this.roster = roster;
    this.setUp = setUp;
    this.trail = trail;
    this.clock = clock;
  }

  /** A new tenant with its owner; empty when somebody has the owner's address already. */
  public Optional<Account> found(SignUp signUp) {
    return transactions.inTenant(
        TenantId.next(),
        tx ->
            roster.lockAddress(tx, signUp.email())
                ? Optional.empty()
                : Optional.of(new Account(tx.tenant(), found(tx, signUp).id())));
  }

  /** As part of a larger transaction, under the tenant id of the transaction. */
  User found(Tx tx, SignUp signUp) {
    Tenant tenant =
        new Tenant(
            tx.tenant(),
            1,
            signUp.company(),
            signUp.timeZone(),
            signUp.locale(),
            TenantSettings.STANDARD,
            clock.instant());
    tenants.insert(tx, tenant);
    // The owner takes work from the start, so that the first contact finds somebody.
    User owner = active(signUp.email(), signUp.name(), Set.of(Role.OWNER), AgentSettings.STANDARD);
    roster.add(tx, owner, signUp.passwordHash());
    trail.write(
        tx,
        Actor.user(owner.id()),
        "tenant.created",
        "tenant",
        tenant.id().toString(),
        Map.of("name", tenant.name()));
    setUp.setUp(tx, tenant, owner);
    return owner;
  }

  /** An active user with a password; empty when the tenant has one with the address. */
  public Optional<UserId> addMember(TenantId tenant, NewUser wanted, String passwordHash) {
    MailAddress email = MailAddress.parse("/email", wanted.email());
    User user =
        active(email, PersonName.of(wanted.name()), wanted.roles(), wanted.agentOrStandard());
    return transactions.inTenant(
        tenant,
        tx -> {
          if (users.hasAddress(tx, email)) {
            return Optional.empty();
          }
          roster.add(tx, user, passwordHash);
          trail.write(
              tx,
              Actor.SYSTEM,
              "user.created",
              "user",
              user.id().toString(),
              Map.of("email", email.value(), "roles", RolePolicy.names(user.roles())));
          return Optional.of(user.id());
        });
  }

  private User active(
      MailAddress email, String name, Set<Role> roles, @Nullable AgentSettings agent) {
    return new User(
        UserId.next(), 1, email, name, roles, UserStatus.ACTIVE, agent, clock.instant());
  }
}
