package dev.centrala.infra.node;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.call.CallSupervision;
import dev.centrala.core.call.Colleagues;
import dev.centrala.core.call.Consultations;
import dev.centrala.core.call.FlowTransfers;
import dev.centrala.core.call.QueueWaitService;
import dev.centrala.core.tenant.SupervisionPolicy;
import dev.centrala.core.tenant.TenantStore;
import dev.centrala.core.voice.OutsideCalls;
import dev.centrala.infra.postgres.voice.PgQueueWaits;
import dev.centrala.infra.postgres.voice.PgSounds;
import dev.centrala.web.http.Routes;
import dev.centrala.web.http.interaction.CallSupervisionRoutes;
import dev.centrala.web.http.routing.QueueWaitRoutes;
import java.util.List;

/** Who talks with whom on a call that goes on: supervisors, colleagues, people outside. */
final class TalkParts implements Parts {
  private final Ground ground;
  private final WorkStores stores;
  private final CallSupervision supervision;
  private final Consultations consultations;
  private final FlowTransfers flowTransfers;
  private final QueueWaitService waits;

  TalkParts(
      Platform platform, Ground ground, WorkParts work, VoiceParts voice, OutsideCalls rules) {
    this.ground = ground;
    this.stores = work.stores();
    AccessStores access = AccessStores.of(platform.masterKey(), platform.json());
    TenantStore tenants = access.tenants();
    AuditTrail audit = new AuditTrail(ground.audit(), platform.clock());
    this.waits =
        new QueueWaitService(ground.transactions(), new PgQueueWaits(), new PgSounds(), audit);
    this.supervision =
        new CallSupervision(
            ground.transactions(),
            stores.interactions(),
            stores.calls(),
            stores.callCommands(),
            work.lines(),
            work.timeline(),
            work.voice().news(),
            work.supervision(),
            tx ->
                tenants
                    .find(tx)
                    .map(tenant -> tenant.settings().supervision())
                    .orElse(SupervisionPolicy.STANDARD),
            audit,
            voice.now(),
            platform.clock());
    this.consultations =
        new Consultations(
            ground.transactions(),
            stores.interactions(),
            stores.calls(),
            work.lines(),
            new Colleagues(access.users(), stores.presences(), stores.interactions()),
            rules,
            work.voice().asked(),
            voice.controls(),
            work.transfers(),
            work.workEnd(),
            work.timeline(),
            work.voice().news(),
            audit);
    this.flowTransfers =
        new FlowTransfers(
            ground.transactions(),
            stores.interactions(),
            stores.calls(),
            stores.flows(),
            work.flow().runner(),
            work.workWriter(),
            work.routing(),
            audit);
  }

  FlowTransfers flowTransfers() {
    return flowTransfers;
  }

  Consultations consultations() {
    return consultations;
  }

  @Override
  public List<String> contract() {
    return List.of("talk");
  }

  @Override
  public List<Routes> routes() {
    return List.of(
        new CallSupervisionRoutes(
            ground.transactions(), stores.interactions(), stores.views(), supervision),
        new QueueWaitRoutes(waits));
  }
}
