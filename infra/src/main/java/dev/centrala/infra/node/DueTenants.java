package dev.centrala.infra.node;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.postgres.PgTx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Asks the directory which tenants have work due; it answers with ids only. */
final class DueTenants {
  private final Transactions transactions;
  private final InstantSource clock;

  DueTenants(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  List<TenantId> withMessages() {
    return at("SELECT directory.tenants_with_due_messages($1) AS tenant_id");
  }

  List<TenantId> withCallCommands() {
    return at("SELECT directory.tenants_with_call_commands($1) AS tenant_id");
  }

  List<TenantId> withDoubtfulCalls() {
    return at("SELECT directory.tenants_with_doubtful_calls($1) AS tenant_id");
  }

  List<TenantId> withCallbacks() {
    return at("SELECT directory.tenants_with_callbacks_due($1) AS tenant_id");
  }

  List<TenantId> withRecordings() {
    return at("SELECT directory.tenants_with_due_recordings($1) AS tenant_id");
  }

  List<TenantId> withSilence() {
    return at("SELECT directory.tenants_with_silence_due($1) AS tenant_id");
  }

  List<TenantId> withFlows() {
    return at("SELECT directory.tenants_with_flows_due($1) AS tenant_id");
  }

  List<TenantId> withOffersBefore(Instant at) {
    return ask("SELECT directory.tenants_with_overdue_offers($1) AS tenant_id", at);
  }

  List<TenantId> withLiveWork() {
    return ask("SELECT directory.tenants_with_live_work() AS tenant_id");
  }

  List<TenantId> withConnections() {
    return ask("SELECT DISTINCT tenant_id FROM directory.connections");
  }

  private List<TenantId> at(String sql) {
    return ask(sql, clock.instant());
  }

  private List<TenantId> ask(String sql, Object... parameters) {
    return transactions.inDirectory(tx ->
        PgTx.of(tx).rows(sql, parameters).stream()
            .map(row -> new TenantId(row.getUUID("tenant_id")))
            .toList());
  }
}
