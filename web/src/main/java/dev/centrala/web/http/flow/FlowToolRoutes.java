package dev.centrala.web.http.flow;

import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Permission;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.Flow;
import dev.centrala.core.flow.FlowService;
import dev.centrala.core.flow.FlowSimulation;
import dev.centrala.core.flow.FlowVersion;
import dev.centrala.core.flow.ReadyFlow;
import dev.centrala.core.flow.graph.FlowFinding;
import dev.centrala.core.flow.graph.FlowInput;
import dev.centrala.core.routing.Queue;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.tenant.SetUpStore;
import dev.centrala.core.tenant.Tenant;
import dev.centrala.core.tenant.TenantStore;
import dev.centrala.web.http.Items;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What helps to write a flow: ready-made ones, findings, simulation. */
public final class FlowToolRoutes implements Routes {
  private static final int MOST_INPUTS = 100;

  private final Transactions transactions;
  private final FlowService flows;
  private final FlowSimulation simulation;
  private final TenantStore tenants;
  private final SetUpStore<QueueId, Queue> queues;

  public FlowToolRoutes(
      Transactions transactions,
      FlowService flows,
      FlowSimulation simulation,
      TenantStore tenants,
      SetUpStore<QueueId, Queue> queues) {
    this.transactions = transactions;
    this.flows = flows;
    this.simulation = simulation;
    this.tenants = tenants;
    this.queues = queues;
  }

  @Override
  public void bind(Operations operations) {
    operations.handle("listFlowTemplates", Permission.READ_SETUP, this::templates);
    operations.handle("createFlowFromTemplate", Permission.MANAGE_SETUP, this::create);
    operations.handle("checkFlowVersion", Permission.READ_SETUP, this::check);
    operations.handle("simulateFlowVersion", Permission.MANAGE_SETUP, this::simulate);
  }

  private Reply templates(Request request) {
    return Reply.ok(
        Items.all(
            Stream.of(ReadyFlow.values())
                .map(flow -> new TemplateJson(flow.wireName(), flow.purpose()))
                .toList()));
  }

  private Reply create(Request request) {
    NewFlow form = request.body(NewFlow.class);
    ReadyFlow ready =
        ReadyFlow.fromWireName(request.path("key"))
            .orElseThrow(() -> RefusedException.notFound("template"));
    Caller caller = request.caller();
    return transactions.inTenant(
        caller.tenant(),
        tx -> {
          Flow flow = flows.create(tx, caller.actor(), form.name());
          flows.draft(tx, caller.actor(), flow.id(), ready.make(with(tx, form)));
          return Reply.created(FlowRoutes.FlowJson.of(flow)).withEtag(flow.version());
        });
  }

  private ReadyFlow.With with(Tx tx, NewFlow form) {
    QueueId queue =
        form.queueId() == null
            ? queues.list(tx, new PageRequest(1, null)).items().stream()
                .map(Queue::id)
                .findFirst()
                .orElseThrow(() -> RefusedException.conflict("noQueue", "There is no queue yet."))
            : QueueId.parse(form.queueId());
    return new ReadyFlow.With(
        tenants.find(tx).map(Tenant::name).orElse(""),
        queue,
        form.hoursId() == null ? null : HoursId.parse(form.hoursId()));
  }

  private Reply check(Request request) {
    return transactions.inTenant(
        request.caller().tenant(),
        tx ->
            Reply.ok(
                Items.all(
                    flows.findings(tx, id(request), version(request)).stream()
                        .map(FindingJson::of)
                        .toList())));
  }

  private Reply simulate(Request request) {
    Script form = request.body(Script.class);
    List<FlowInput> inputs = form.inputs().stream().map(InputForm::input).toList();
    if (inputs.size() > MOST_INPUTS) {
      throw RefusedException.invalid("/inputs", "must not be more than " + MOST_INPUTS);
    }
    return transactions.inTenant(
        request.caller().tenant(),
        tx -> {
          FlowId id = flows.get(tx, id(request)).id();
          FlowVersion version = flows.version(tx, id, version(request));
          FlowSimulation.Guest guest =
              new FlowSimulation.Guest(
                  form.channel() == null ? "chat" : form.channel(),
                  form.customer() == null ? Map.of() : form.customer(),
                  form.at());
          return Reply.ok(
              SimulationJson.of(
                  simulation.play(tx, id, version.version(), version.definition(), guest, inputs)));
        });
  }

  private static FlowId id(Request request) {
    return FlowId.parse(request.path("id"));
  }

  private static int version(Request request) {
    return Integer.parseInt(request.path("version"));
  }

  /** A flow to start from. */
  public record TemplateJson(String key, String purpose) {}

  /** What a flow is made with; the oldest queue where none is named. */
  public record NewFlow(String name, @Nullable String queueId, @Nullable String hoursId) {}

  /** Something that keeps a flow from being published, or only a warning. */
  public record FindingJson(String severity, String code, String pointer, String detail) {
    static FindingJson of(FlowFinding finding) {
      return new FindingJson(
          finding.fault() ? "fault" : "warning",
          finding.code(),
          finding.pointer(),
          finding.detail());
    }
  }

  /** Who comes, when, and what comes in, in order. */
  public record Script(
      List<InputForm> inputs,
      @Nullable String channel,
      @Nullable Map<String, Object> customer,
      @Nullable Instant at) {}
}
