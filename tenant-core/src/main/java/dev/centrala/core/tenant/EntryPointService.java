package dev.centrala.core.tenant;

import dev.centrala.core.audit.AuditLog;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import java.time.InstantSource;
import java.util.List;

/**
 * Entry points. When one takes a provider's number, the number's webhooks are registered after the
 * commit; how that went is part of the answer, and a failure leaves the entry point in place to try
 * again.
 */
public final class EntryPointService {
  private final EntryPointStore store;
  private final SetUpService<EntryPointId, EntryPoint> items;
  private final ConnectionService connections;
  private final Transactions transactions;

  public EntryPointService(
      EntryPointStore store,
      EntryPointReferences references,
      ConnectionStore connectionStore,
      ConnectionService connections,
      Transactions transactions,
      AuditLog audit,
      InstantSource clock) {
    this.store = store;
    this.items =
        new SetUpService<>(
            "entryPoint",
            store,
            new EntryPointSetUp(references, connectionStore),
            transactions,
            audit,
            clock);
    this.connections = connections;
    this.transactions = transactions;
  }

  /**
   * Reads, lists and deletes; creates within a larger transaction, where no webhook is to be
   * registered.
   */
  public SetUpService<EntryPointId, EntryPoint> items() {
    return items;
  }

  public EntryPoint create(TenantId tenant, Actor actor, EntryPoint entryPoint) {
    return registered(tenant, items.create(tenant, actor, entryPoint));
  }

  /** Registers again when the number or its connection changed. */
  public EntryPoint change(
      TenantId tenant, Actor actor, EntryPointId id, long madeFrom, Edit<EntryPoint> edit) {
    EntryPoint changed = items.change(tenant, actor, id, madeFrom, edit);
    boolean moved = edit.fields().contains("connectionId") || edit.fields().contains("address");
    return moved ? registered(tenant, changed) : changed;
  }

  /** Tries again to register the webhooks of an existing entry point. */
  public EntryPoint registerAgain(TenantId tenant, EntryPointId id) {
    EntryPoint entryPoint = items.get(tenant, id);
    if (entryPoint.connection() == null) {
      throw RefusedException.conflict("noConnection", "No provider serves this entry point.");
    }
    return registered(tenant, entryPoint);
  }

  /**
   * The tenant's entry points on a connection, to tell which of the provider's numbers are taken.
   */
  public List<EntryPoint> onConnection(TenantId tenant, ConnectionId connection) {
    return transactions.inTenant(tenant, tx -> store.byConnection(tx, connection));
  }

  private EntryPoint registered(TenantId tenant, EntryPoint entryPoint) {
    ConnectionId connection = entryPoint.connection();
    String number = entryPoint.address();
    boolean carried = entryPoint.channel() == Channel.SMS || entryPoint.channel() == Channel.VOICE;
    if (connection == null || number == null || !carried) {
      return entryPoint;
    }
    WebhookState state = tryToRegister(tenant, connection, entryPoint.channel(), number);
    return transactions.inTenant(
        tenant,
        tx -> {
          store.putWebhookState(tx, entryPoint.id(), state);
          return store
              .find(tx, entryPoint.id())
              .orElseThrow(() -> RefusedException.notFound("entryPoint"));
        });
  }

  private WebhookState tryToRegister(
      TenantId tenant, ConnectionId connection, Channel channel, String number) {
    try {
      return connections.registerWebhooks(tenant, connection, channel, number);
    } catch (RefusedException refused) {
      return WebhookState.failed(refused.refusal().detail());
    }
  }
}
