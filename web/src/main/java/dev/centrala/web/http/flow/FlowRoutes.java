package dev.centrala.web.http.flow;

import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Permission;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.flow.Flow;
import dev.centrala.core.flow.FlowBook;
import dev.centrala.core.flow.FlowService;
import dev.centrala.core.flow.graph.FlowForm;
import dev.centrala.core.shared.FlowId;
import dev.centrala.web.http.Items;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes, reads and publishes flows. */
public final class FlowRoutes implements Routes {
  private final Transactions transactions;
  private final FlowBook flows;
  private final FlowService service;

  public FlowRoutes(Transactions transactions, FlowBook flows, FlowService service) {
    this.transactions = transactions;
    this.flows = flows;
    this.service = service;
  }

  @Override
  public void bind(Operations operations) {
    operations.handle("listFlows", Permission.READ_SETUP, this::list);
    operations.handle("createFlow", Permission.MANAGE_SETUP, this::create);
    operations.handle("getFlow", Permission.READ_SETUP, this::get);
    operations.handle("changeFlow", Permission.MANAGE_SETUP, this::change);
    operations.handle("deleteFlow", Permission.MANAGE_SETUP, this::delete);
    operations.handle("listFlowVersions", Permission.READ_SETUP, this::versions);
    operations.handle("createFlowVersion", Permission.MANAGE_SETUP, this::draft);
    operations.handle("publishFlow", Permission.MANAGE_SETUP, this::publish);
  }

  private Reply list(Request request) {
    return transactions.inTenant(
        request.caller().tenant(),
        tx -> Reply.ok(Items.of(flows.list(tx, request.page()).map(FlowJson::of))));
  }

  private Reply create(Request request) {
    Name form = request.body(Name.class);
    Caller caller = request.caller();
    Flow flow =
        transactions.inTenant(
            caller.tenant(), tx -> service.create(tx, caller.actor(), form.name()));
    return Reply.created(FlowJson.of(flow)).withEtag(flow.version());
  }

  private Reply get(Request request) {
    return transactions.inTenant(
        request.caller().tenant(), tx -> reply(service.get(tx, id(request))));
  }

  private Reply change(Request request) {
    Name form = request.body(Name.class);
    Caller caller = request.caller();
    long version = request.ifMatch();
    return transactions.inTenant(
        caller.tenant(),
        tx -> reply(service.rename(tx, caller.actor(), id(request), version, form.name())));
  }

  private Reply delete(Request request) {
    Caller caller = request.caller();
    transactions.doInTenant(caller.tenant(), tx -> service.delete(tx, caller.actor(), id(request)));
    return Reply.noContent();
  }

  private Reply versions(Request request) {
    return transactions.inTenant(
        request.caller().tenant(),
        tx -> {
          FlowId id = service.get(tx, id(request)).id();
          return Reply.ok(Items.of(flows.versions(tx, id, request.page()).map(VersionJson::of)));
        });
  }

  private Reply draft(Request request) {
    Draft form = request.body(Draft.class);
    Caller caller = request.caller();
    return transactions.inTenant(
        caller.tenant(),
        tx -> {
          FlowId id = id(request);
          service.draft(tx, caller.actor(), id, FlowForm.read(form.definition()));
          FlowBook.Written written =
              flows
                  .versions(tx, id, new dev.centrala.core.shared.PageRequest(1, null))
                  .items()
                  .getFirst();
          return Reply.created(VersionJson.of(written));
        });
  }

  private Reply publish(Request request) {
    Publication form = request.body(Publication.class);
    Caller caller = request.caller();
    return transactions.inTenant(
        caller.tenant(),
        tx -> reply(service.publish(tx, caller.actor(), id(request), form.version())));
  }

  private static FlowId id(Request request) {
    return FlowId.parse(request.path("id"));
  }

  private static Reply reply(Flow flow) {
    return Reply.ok(FlowJson.of(flow)).withEtag(flow.version());
  }

  /** A flow as it is sent. */
  public record FlowJson(String id, long version, String name, @Nullable Integer publishedVersion) {
    static FlowJson of(Flow flow) {
      return new FlowJson(flow.id().toString(), flow.version(), flow.name(), flow.published());
    }
  }

  /** A version as it is sent. */
  public record VersionJson(int version, Map<String, Object> definition, Instant createdAt) {
    static VersionJson of(FlowBook.Written written) {
      return new VersionJson(
          written.version().version(),
          FlowForm.write(written.version().definition()),
          written.at());
    }
  }

  /** The name of a flow. */
  public record Name(String name) {}

  /** A new version. */
  public record Draft(Map<String, Object> definition) {}

  /** Which version to publish. */
  public record Publication(int version) {}
}
