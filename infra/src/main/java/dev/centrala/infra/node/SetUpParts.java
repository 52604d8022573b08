package dev.centrala.infra.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.events.Tx;
import dev.centrala.core.messaging.CannedResponse;
import dev.centrala.core.messaging.CannedResponseSetUp;
import dev.centrala.core.routing.AgentGroup;
import dev.centrala.core.routing.AgentGroupSetUp;
import dev.centrala.core.routing.Queue;
import dev.centrala.core.routing.QueueCheck;
import dev.centrala.core.routing.QueueSetUp;
import dev.centrala.core.routing.RoutingChanges;
import dev.centrala.core.routing.Skill;
import dev.centrala.core.routing.SkillSetUp;
import dev.centrala.core.routing.WrapUpCode;
import dev.centrala.core.routing.WrapUpCodeSetUp;
import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.CannedResponseId;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.Id;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.WrapUpCodeId;
import dev.centrala.core.tenant.BusinessHours;
import dev.centrala.core.tenant.ConnectionProbes;
import dev.centrala.core.tenant.ConnectionService;
import dev.centrala.core.tenant.EntryPointService;
import dev.centrala.core.tenant.FlowLookup;
import dev.centrala.core.tenant.HoursSetUp;
import dev.centrala.core.tenant.SetUpItem;
import dev.centrala.core.tenant.SetUpRules;
import dev.centrala.core.tenant.SetUpService;
import dev.centrala.core.tenant.SetUpStore;
import dev.centrala.core.tenant.WidgetService;
import dev.centrala.infra.postgres.JsonColumn;
import dev.centrala.infra.postgres.messaging.PgCannedResponses;
import dev.centrala.infra.postgres.routing.PgAgentGroups;
import dev.centrala.infra.postgres.routing.PgQueueReferences;
import dev.centrala.infra.postgres.routing.PgQueues;
import dev.centrala.infra.postgres.routing.PgSkills;
import dev.centrala.infra.postgres.routing.PgWrapUpCodes;
import dev.centrala.infra.postgres.tenant.PgBusinessHours;
import dev.centrala.infra.postgres.tenant.PgConnections;
import dev.centrala.infra.postgres.tenant.PgEntryPointReferences;
import dev.centrala.infra.postgres.tenant.PgEntryPoints;
import dev.centrala.web.http.Routes;
import dev.centrala.web.http.messaging.CannedResponseRoutes;
import dev.centrala.web.http.routing.RoutingSetUpRoutes;
import dev.centrala.web.http.tenant.ConnectionRoutes;
import dev.centrala.web.http.tenant.EntryPointRoutes;
import dev.centrala.web.http.tenant.HoursRoutes;
import dev.centrala.web.http.tenant.WidgetRoutes;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** What a tenant sets up: stores, services and routes, wired. */
public final class SetUpParts implements Parts {
  private final Ground ground;
  private final ObjectMapper json;
  private final URI publicUrl;
  private final Function<Tx, ZoneId> tenantZone;

  private final SetUpService<SkillId, Skill> skills;
  private final SetUpService<AgentGroupId, AgentGroup> agentGroups;
  private final QueueCheck queueRules;
  private final SetUpService<QueueId, Queue> queues;
  private final SetUpService<WrapUpCodeId, WrapUpCode> wrapUpCodes;
  private final SetUpService<HoursId, BusinessHours> hours;
  private final SetUpService<CannedResponseId, CannedResponse> cannedResponses;
  private final PgEntryPoints entryPointStore;
  private final PgConnections connectionStore;
  private final ConnectionService connections;
  private final EntryPointService entryPoints;
  private final WidgetService widgets;

  /**
   * What other areas bring: who hears of changes, which flows and providers there are, the tenant's
   * zone.
   */
  public record Neighbours(
      RoutingChanges changes,
      FlowLookup flows,
      ConnectionProbes probes,
      Function<Tx, ZoneId> tenantZone) {}

  public SetUpParts(Ground ground, Neighbours neighbours, ObjectMapper json, URI publicUrl) {
    this.ground = ground;
    this.json = json;
    this.publicUrl = publicUrl;
    this.tenantZone = neighbours.tenantZone();
    JsonColumn columns = new JsonColumn(json);
    RoutingChanges changes = neighbours.changes();
    this.skills = service("skill", new PgSkills(), new SkillSetUp(changes));
    PgQueueReferences named = new PgQueueReferences();
    this.agentGroups =
        service("agentGroup", new PgAgentGroups(), new AgentGroupSetUp(named, changes));
    this.queueRules = new QueueCheck(named);
    this.queues = service("queue", new PgQueues(columns), new QueueSetUp(queueRules, changes));
    this.wrapUpCodes = service("wrapUpCode", new PgWrapUpCodes(), new WrapUpCodeSetUp());
    PgBusinessHours hoursStore = new PgBusinessHours(columns);
    this.hours = service("hours", hoursStore, new HoursSetUp(changes::hoursChanged));
    this.cannedResponses =
        service("cannedResponse", new PgCannedResponses(), new CannedResponseSetUp());
    this.connectionStore = new PgConnections();
    this.connections =
        new ConnectionService(
            connectionStore,
            neighbours.probes(),
            ground.secrets(),
            ground.transactions(),
            ground.audit(),
            ground.clock(),
            publicUrl);
    PgEntryPointReferences references = new PgEntryPointReferences(neighbours.flows());
    this.entryPointStore = new PgEntryPoints(columns);
    this.entryPoints =
        new EntryPointService(
            entryPointStore,
            references,
            connectionStore,
            connections,
            ground.transactions(),
            ground.audit(),
            ground.clock());
    this.widgets =
        new WidgetService(
            entryPointStore, hoursStore, references, ground.transactions(), ground.clock());
  }

  private <I extends Id, T extends SetUpItem<I>> SetUpService<I, T> service(
      String kind, SetUpStore<I, T> store, SetUpRules<T> rules) {
    return new SetUpService<>(
        kind, store, rules, ground.transactions(), ground.audit(), ground.clock());
  }

  /** What a queue must be, for whoever tries one out. */
  QueueCheck queueRules() {
    return queueRules;
  }

  @Override
  public List<String> contract() {
    return List.of("routing", "cannedResponses", "setUp");
  }

  @Override
  public List<Routes> routes() {
    return List.of(
        new RoutingSetUpRoutes(skills, agentGroups, queues, wrapUpCodes, json),
        new CannedResponseRoutes(cannedResponses, json),
        new HoursRoutes(hours, tenant -> ground.transactions().inTenant(tenant, tenantZone), json),
        new ConnectionRoutes(connections, entryPoints, json, ground.clock()),
        new EntryPointRoutes(entryPoints, publicUrl, json),
        new WidgetRoutes(widgets));
  }

  public SetUpService<SkillId, Skill> skills() {
    return skills;
  }

  public SetUpService<QueueId, Queue> queues() {
    return queues;
  }

  public SetUpService<WrapUpCodeId, WrapUpCode> wrapUpCodes() {
    return wrapUpCodes;
  }

  public SetUpService<HoursId, BusinessHours> hours() {
    return hours;
  }

  public SetUpService<CannedResponseId, CannedResponse> cannedResponses() {
    return cannedResponses;
  }

  public ConnectionService connections() {
    return connections;
  }

  public PgConnections connectionStore() {
    return connectionStore;
  }

  public EntryPointService entryPoints() {
    return entryPoints;
  }

  public PgEntryPoints entryPointStore() {
    return entryPointStore;
  }

  public WidgetService widgets() {
    return widgets;
  }
}
