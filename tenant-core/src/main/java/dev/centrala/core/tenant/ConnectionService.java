package dev.centrala.core.tenant;

import dev.centrala.core.audit.AuditLog;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Connections and their secrets. A secret goes in sealed and comes out only as {@link
 * ConnectionAccess}, for a connector. Providers are called outside transactions.
 */
public final class ConnectionService {
  private static final int REMEMBERED = 10_000;

  /**
   * A connection stays with its tenant for ever; whether it still exists is asked of the tenant's
   * own table each time.
   */
  private final Map<ConnectionId, TenantId> tenants = new ConcurrentHashMap<>();

  private final ConnectionStore store;
  private final SetUpService<ConnectionId, Connection> items;
  private final ConnectionProbes probes;
  private final Secrets secrets;
  private final Transactions transactions;
  private final URI publicUrl;

  public ConnectionService(
      ConnectionStore store,
      ConnectionProbes probes,
      Secrets secrets,
      Transactions transactions,
      AuditLog audit,
      InstantSource clock,
      URI publicUrl) {
    this.store = store;
    this.items =
        new SetUpService<>(
            "connection",
            store,
            (tx, connection) -> probes.check(connection),
            transactions,
            audit,
            clock);
    this.probes = probes;
    this.secrets = secrets;
    this.transactions = transactions;
    this.publicUrl = publicUrl;
  }

  /** Reads, lists and deletes. */
  public SetUpService<ConnectionId, Connection> items() {
    return items;
  }

  public Connection create(
      TenantId tenant, Actor actor, Connection connection, ConnectionSecret.Given given) {
    ConnectionSecret secret = given.on(null);
    probes.checkCredentials(connection, secret.token());
    return transactions.inTenant(
        tenant,
        tx -> {
          Connection created = items.create(tx, actor, connection);
          putSecret(tx, created.id(), secret);
          return created;
        });
  }

  /** As {@link SetUpService#change}; a secret that is given replaces the old one. */
  public Connection change(
      TenantId tenant,
      Actor actor,
      ConnectionId id,
      long madeFrom,
      Edit<Connection> edit,
      ConnectionSecret.Given given) {
    return transactions.inTenant(
        tenant,
        tx -> {
          Connection changed = items.change(tx, actor, id, madeFrom, edit);
          ConnectionSecret now = given.on(secret(tx, id));
          probes.checkCredentials(changed, now.token());
          if (!given.isEmpty()) {
            putSecret(tx, id, now);
          }
          return changed;
        });
  }

  /** Where the provider sends what happens on this connection. */
  public URI webhookBaseUrl(Connection connection) {
    return URI.create(publicUrl + "/connect/" + connection.provider() + "/" + connection.id());
  }

  /** What a connector needs to act for the tenant. */
  public ConnectionAccess access(TenantId tenant, ConnectionId id) {
    return transactions.inTenant(
        tenant,
        tx -> {
          Connection connection =
              store.find(tx, id).orElseThrow(() -> RefusedException.notFound("connection"));
          ConnectionSecret secret = secret(tx, id);
          return new ConnectionAccess(
              tenant,
              id,
              connection.account(),
              secret.token(),
              secret.apiKey(),
              connection.apiBaseUrl(),
              webhookBaseUrl(connection));
        });
  }

  /** The tenant whose connection it is, for a webhook that names nothing else. */
  public Optional<TenantId> tenantOf(ConnectionId id) {
    TenantId known = tenants.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<TenantId> found = transactions.inDirectory(tx -> store.tenantOf(tx, id));
    found.ifPresent(tenant -> remember(id, tenant));
    return found;
  }

  private void remember(ConnectionId id, TenantId tenant) {
    if (tenants.size() >= REMEMBERED) {
      tenants.clear();
    }
    tenants.put(id, tenant);
  }

  public ConnectionProbe.Tested test(TenantId tenant, ConnectionId id) {
    return probe(tenant, id).test(access(tenant, id));
  }

  public List<ConnectionProbe.ProviderNumber> numbers(TenantId tenant, ConnectionId id) {
    return probe(tenant, id).numbers(access(tenant, id));
  }

  /** A failure to register is an answer; it is tried again on request. */
  public WebhookState registerWebhooks(
      TenantId tenant, ConnectionId id, Channel channel, String number) {
    return probe(tenant, id).registerWebhooks(access(tenant, id), channel, number);
  }

  private ConnectionProbe probe(TenantId tenant, ConnectionId id) {
    return probes.of(items.get(tenant, id).provider());
  }

  private void putSecret(Tx tx, ConnectionId id, ConnectionSecret secret) {
    store.putSecret(tx, id, secrets.seal(tx.tenant(), purpose(id), secret.sealable()));
  }

  private ConnectionSecret secret(Tx tx, ConnectionId id) {
    byte[] sealed =
        store.sealedSecret(tx, id).orElseThrow(() -> RefusedException.notFound("connection"));
    return ConnectionSecret.opened(secrets.open(tx.tenant(), purpose(id), sealed));
  }

  /** What a connection's secret is sealed for. */
  public static String purpose(ConnectionId id) {
    return "connection:" + id;
  }
}
