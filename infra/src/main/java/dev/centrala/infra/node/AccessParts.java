package dev.centrala.infra.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.access.AccountSetUp;
import dev.centrala.core.access.DeviceRule;
import dev.centrala.core.access.InvitationMails;
import dev.centrala.core.access.InvitationService;
import dev.centrala.core.access.KeyService;
import dev.centrala.core.access.LiveAuthenticator;
import dev.centrala.core.access.Mailer;
import dev.centrala.core.access.OneTimeLinks;
import dev.centrala.core.access.PasswordHasher;
import dev.centrala.core.access.PasswordMatches;
import dev.centrala.core.access.PasswordProof;
import dev.centrala.core.access.PasswordService;
import dev.centrala.core.access.ProfileService;
import dev.centrala.core.access.Roster;
import dev.centrala.core.access.SecondFactor;
import dev.centrala.core.access.SessionEnder;
import dev.centrala.core.access.SessionService;
import dev.centrala.core.access.SignInService;
import dev.centrala.core.access.SignUpConfirmation;
import dev.centrala.core.access.SignUpService;
import dev.centrala.core.access.SignUpStore;
import dev.centrala.core.access.Throttles;
import dev.centrala.core.access.TotpService;
import dev.centrala.core.access.UserService;
import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.tenant.TenantService;
import dev.centrala.infra.crypto.Argon2Passwords;
import dev.centrala.infra.crypto.JsonWebKeys;
import dev.centrala.infra.crypto.JsonWebTokens;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.crypto.SealedSecrets;
import dev.centrala.infra.crypto.SigningKeys;
import dev.centrala.infra.mail.Mailbox;
import dev.centrala.infra.mail.QueuedMailer;
import dev.centrala.infra.postgres.access.PgKeptReplies;
import dev.centrala.infra.postgres.access.PgOneTimeTokenStore;
import dev.centrala.infra.postgres.access.PgRateLimiter;
import dev.centrala.infra.postgres.access.PgSignUpStore;
import dev.centrala.infra.postgres.access.PgSigningKeyStore;
import dev.centrala.web.http.KeptReplies;
import dev.centrala.web.http.Routes;
import dev.centrala.web.http.access.InvitationRoutes;
import dev.centrala.web.http.access.KeyRoutes;
import dev.centrala.web.http.access.KeySetRoutes;
import dev.centrala.web.http.access.MailboxRoutes;
import dev.centrala.web.http.access.MeRoutes;
import dev.centrala.web.http.access.OAuthRoutes;
import dev.centrala.web.http.access.PasswordRoutes;
import dev.centrala.web.http.access.SessionRoutes;
import dev.centrala.web.http.access.SignUpRoutes;
import dev.centrala.web.http.access.TotpRoutes;
import dev.centrala.web.http.access.UserRoutes;
import dev.centrala.web.http.audit.AuditRoutes;
import dev.centrala.web.http.tenant.TenantRoutes;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Tenants, people, sign-in, keys, the audit log and mail: wired. */
public final class AccessParts implements Parts {
  private final DeviceRule deviceRule;
  private final AccessSettings settings;
  private final AccessStores stores;
  private final Transactions transactions;
  private final ObjectMapper json;
  private final Clock clock;
  private final SigningKeys signingKeys;
  private final LiveAuthenticator authenticator;
  private final KeptReplies keptReplies;
  private final SessionEnder ender;
  private final TenantService tenants;
  private final UserService users;
  private final AccountSetUp accounts;
  private final PasswordHasher passwords;
  private final List<Routes> routes = new ArrayList<>();
  private final AccessWorkers workers;
  private final SecondFactor secondFactor;

  public AccessParts(
      Vertx vertx,
      Transactions transactions,
      MasterKey masterKey,
      ObjectMapper json,
      Clock clock,
      AccessSettings settings,
      AccessHooks hooks) {
    this.settings = settings;
    this.deviceRule = hooks.devices();
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
    this.stores = AccessStores.of(masterKey, json);
    this.signingKeys = new SigningKeys(transactions, new PgSigningKeyStore(), masterKey, clock);
    JsonWebTokens tokens = new JsonWebTokens(signingKeys, settings.publicUrl(), json, clock);
    this.authenticator =
        new LiveAuthenticator(tokens, transactions, stores.sessions(), stores.keys(), clock);
    this.keptReplies = new PgKeptReplies(transactions, masterKey, json, clock);
    this.ender =
        (tenant, user, session) -> {
          authenticator.ended(tenant, user, session);
          hooks.sockets().ended(tenant, user, session);
        };
    AuditTrail trail = new AuditTrail(stores.audit(), clock);
    this.tenants = new TenantService(transactions, stores.tenants(), hooks.tenants(), trail);
    Roster roster = new Roster(stores.users(), hooks.skills(), hooks.users());
    SessionService sessions =
        new SessionService(
            transactions, stores.sessions(), stores.users(), tokens, ender, trail, clock);
    OneTimeLinks links = new OneTimeLinks(transactions, new PgOneTimeTokenStore(), clock);
    this.users = new UserService(transactions, stores.users(), roster, sessions, links, trail);
    this.secondFactor = new SecondFactor(stores.totp(), new SealedSecrets(masterKey), trail, clock);
    Throttles throttles =
        new Throttles(
            hooks.limits().apply(new PgRateLimiter(transactions, masterKey, clock)),
            settings.limits());
    Mailer mailer = new QueuedMailer(stores.mails(), settings.publicUrl(), clock);
    this.passwords = new Argon2Passwords(vertx, settings.hashing());
    this.workers =
        new AccessWorkers(vertx, transactions, stores.mails(), signingKeys, ender, settings, clock);
    this.accounts =
        new AccountSetUp(
            transactions,
            stores.tenants(),
            stores.users(),
            roster,
            hooks.newTenant(),
            trail,
            clock);
    bindStrangers(sessions, links, throttles, mailer, trail);
    bindMembers(roster, sessions, links, throttles, mailer, trail);
    routes.add(
        new KeyRoutes(
            new KeyService(transactions, stores.keys(), tokens, throttles, trail, clock)));
    routes.add(
        new OAuthRoutes(
            new KeyService(transactions, stores.keys(), tokens, throttles, trail, clock),
            settings.limits()));
    routes.add(new KeySetRoutes(() -> JsonWebKeys.of(signingKeys.keys())));
    if (settings.demo()) {
      routes.add(new MailboxRoutes(new Mailbox(transactions, stores.mails())::newest));
    }
  }

  private void bindStrangers(
      SessionService sessions,
      OneTimeLinks links,
      Throttles throttles,
      Mailer mailer,
      AuditTrail trail) {
    SignUpStore signUps = new PgSignUpStore();
    routes.add(
        new SignUpRoutes(
            new SignUpService(
                transactions, signUps, stores.users(), passwords, mailer, throttles, clock),
            new SignUpConfirmation(
                transactions, signUps, stores.users(), accounts, sessions, mailer, clock),
            settings.limits()));
    routes.add(
        new SessionRoutes(
            new SignInService(
                transactions,
                new PasswordMatches(transactions, stores.users(), stores.tenants(), passwords),
                secondFactor,
                sessions,
                throttles),
            sessions,
            settings.limits()));
    routes.add(
        new PasswordRoutes(
            new PasswordService(
                transactions,
                stores.users(),
                passwords,
                links,
                sessions,
                new PasswordService.Proofs(
                    new PasswordProof(transactions, stores.users(), passwords, throttles),
                    secondFactor),
                throttles,
                new PasswordService.Notices(mailer, trail, tenants)),
            settings.limits()));
  }

  private void bindMembers(
      Roster roster,
      SessionService sessions,
      OneTimeLinks links,
      Throttles throttles,
      Mailer mailer,
      AuditTrail trail) {
    InvitationService invitations =
        new InvitationService(
            transactions,
            roster,
            links,
            new InvitationMails(mailer, stores.users(), tenants),
            new InvitationService.Acceptance(stores.users(), passwords, sessions, throttles),
            trail,
            clock);
    routes.add(new InvitationRoutes(invitations, settings.limits()));
    routes.add(new UserRoutes(users, invitations, json));
    routes.add(
        new MeRoutes(
            new ProfileService(
                transactions, stores.users(), roster, tenants, secondFactor, deviceRule)));
    routes.add(
        new TotpRoutes(
            new TotpService(
                transactions,
                stores.users(),
                stores.totp(),
                new TotpService.Checks(
                    new PasswordProof(transactions, stores.users(), passwords, throttles),
                    secondFactor,
                    throttles),
                trail,
                clock),
            settings.limits()));
    routes.add(new TenantRoutes(tenants));
    routes.add(new AuditRoutes(transactions, stores.audit()));
  }

  /** The fragments of the contract that {@link #routes} binds. */
  @Override
  public List<String> contract() {
    return settings.demo()
        ? List.of("access", "users", "tenant", "audit", "demoMails")
        : List.of("access", "users", "tenant", "audit");
  }

  @Override
  public List<Routes> routes() {
    return List.copyOf(routes);
  }

  /**
   * Proves callers; for a caller that is kept, such as a socket's, ask {@link
   * LiveAuthenticator#current}.
   */
  public LiveAuthenticator authenticator() {
    return authenticator;
  }

  public KeptReplies keptReplies() {
    return keptReplies;
  }

  public AccessStores stores() {
    return stores;
  }

  public TenantService tenants() {
    return tenants;
  }

  /**
   * Makes tenants and users without a mail, for a seeded tenant; their passwords are hashed with
   * {@link #passwords}.
   */
  public AccountSetUp accounts() {
    return accounts;
  }

  public PasswordHasher passwords() {
    return passwords;
  }

  /** Sends mail, watches for ended sessions, renews keys, sweeps. */
  @Override
  public void start() {
    workers.start();
  }

  @Override
  public void stop() {
    workers.stop();
  }
}
