package dev.centrala.web.http.flow;

import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Permission;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.flow.FlowSecretService;
import dev.centrala.core.flow.FlowSecrets;
import dev.centrala.web.http.Items;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.time.Instant;

/** The secrets that flows name: written, never read. */
public final class FlowSecretRoutes implements Routes {
  private final Transactions transactions;
  private final FlowSecretService secrets;

  public FlowSecretRoutes(Transactions transactions, FlowSecretService secrets) {
    this.transactions = transactions;
    this.secrets = secrets;
  }

  @Override
  public void bind(Operations operations) {
    operations.handle("listFlowSecrets", Permission.MANAGE_SETUP, this::list);
    operations.handle("putFlowSecret", Permission.MANAGE_SETUP, this::put);
    operations.handle("deleteFlowSecret", Permission.MANAGE_SETUP, this::delete);
  }

  private Reply list(Request request) {
    return transactions.inTenant(
        request.caller().tenant(),
        tx -> Reply.ok(Items.all(secrets.list(tx).stream().map(SecretJson::of).toList())));
  }

  private Reply put(Request request) {
    Value form = request.body(Value.class);
    Caller caller = request.caller();
    transactions.doInTenant(
        caller.tenant(), tx -> secrets.put(tx, caller.actor(), request.path("name"), form.value()));
    return Reply.noContent();
  }

  private Reply delete(Request request) {
    Caller caller = request.caller();
    transactions.doInTenant(
        caller.tenant(), tx -> secrets.delete(tx, caller.actor(), request.path("name")));
    return Reply.noContent();
  }

  /** A secret by name. */
  public record SecretJson(String name, Instant changedAt) {
    static SecretJson of(FlowSecrets.Named secret) {
      return new SecretJson(secret.name(), secret.changedAt());
    }
  }

  /** What it is to hold. */
  public record Value(String value) {
    @Override
    public String toString() {
      return "Value";
    }
  }
}
