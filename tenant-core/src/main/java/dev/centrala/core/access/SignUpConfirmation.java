package dev.centrala.core.access;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.Tenant;
import dev.centrala.core.tenant.TenantSettings;
import dev.centrala.core.tenant.TenantStore;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/**
 * Turns a confirmed sign-up into a tenant with its owner and first set-up, all in one transaction.
 */
public final class SignUpConfirmation {
  private final Transactions transactions;
  private final SignUpStore signUps;
  private final TenantStore tenants;
  private final Roster roster;
  private final NewTenantSetUp setUp;
  private final SessionService sessions;
  private final Welcome welcome;
  private final InstantSource clock;

  /** What the new owner and the audit log are told. */
  public record Welcome(Mailer mailer, AuditTrail trail) {}

  public SignUpConfirmation(
      Transactions transactions,
      SignUpStore signUps,
      TenantStore tenants,
      Roster roster,
      NewTenantSetUp setUp,
      SessionService sessions,
      Welcome welcome,
      InstantSource clock) {
    this.transactions = transactions;
    this.signUps = signUps;
    this.tenants = tenants;
    this.roster = roster;
    this.setUp = setUp;
    this.sessions = sessions;
    this.welcome = welcome;
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
    if (roster.lockAddress(tx, signUp.email())) {
      throw RefusedException.conflict(
          "alreadyRegistered", "This address was registered in the meantime; please sign in.");
    }
    Tenant tenant = tenantOf(tx, signUp);
    tenants.insert(tx, tenant);
    User owner = ownerOf(signUp);
    roster.add(tx, owner, signUp.passwordHash());
    welcome
        .trail()
        .write(
            tx,
            Actor.user(owner.id()),
            "tenant.created",
            "tenant",
            tenant.id().toString(),
            Map.of("name", tenant.name()));
    setUp.setUp(tx, tenant, owner);
    welcome.mailer().send(tx, owner.email(), new AccessMail.Welcome(owner.name(), tenant.name()));
    return sessions.start(tx, owner);
  }

  private Tenant tenantOf(Tx tx, SignUp signUp) {
    return new Tenant(
        tx.tenant(),
        1,
        signUp.company(),
        signUp.timeZone(),
        signUp.locale(),
        TenantSettings.STANDARD,
        clock.instant());
  }

  /** The owner takes work from the start, so that the first contact finds somebody. */
  private User ownerOf(SignUp signUp) {
    return new User(
        UserId.next(),
        1,
        signUp.email(),
        signUp.name(),
        Set.of(Role.OWNER),
        UserStatus.ACTIVE,
        AgentSettings.STANDARD,
        clock.instant());
  }
}
