package dev.centrala.infra.node;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.call.CallSupervision;
import dev.centrala.core.tenant.SupervisionPolicy;
import dev.centrala.core.tenant.TenantStore;
import dev.centrala.web.http.Routes;
import dev.centrala.web.http.interaction.CallSupervisionRoutes;
import java.util.List;

/** Who talks with whom on a call that goes on: supervisors. */
final class TalkParts implements Parts {
  private final Ground ground;
  private final WorkStores stores;
  private final CallSupervision supervision;

  TalkParts(Platform platform, Ground ground, WorkParts work, VoiceParts voice) {
    this.ground = ground;
    this.stores = work.stores();
    TenantStore tenants = AccessStores.of(platform.masterKey(), platform.json()).tenants();
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
            new AuditTrail(ground.audit(), platform.clock()),
            voice.now(),
            platform.clock());
  }

  @Override
  public List<String> contract() {
    return List.of("talk");
  }

  @Override
  public List<Routes> routes() {
    return List.of(
        new CallSupervisionRoutes(
            ground.transactions(), stores.interactions(), stores.views(), supervision));
  }
}
