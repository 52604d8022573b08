package dev.centrala.infra.node;

import dev.centrala.core.access.Authenticator;
import dev.centrala.core.access.Caller;
import dev.centrala.core.call.SoundService;
import dev.centrala.core.call.SoundSetUp;
import dev.centrala.core.tenant.SetUpService;
import dev.centrala.core.tenant.limit.LimitKind;
import dev.centrala.core.tenant.limit.TenantLimits;
import dev.centrala.infra.postgres.voice.PgSounds;
import dev.centrala.infra.tika.TikaContentTypes;
import dev.centrala.web.http.Replies;
import dev.centrala.web.http.Routes;
import dev.centrala.web.http.messaging.SoundRoutes;
import io.vertx.ext.web.Router;
import java.util.List;

/** Audio of a tenant's own. */
final class SoundParts implements Parts {
  private final SoundRoutes routes;

  SoundParts(
      Platform platform,
      Ground ground,
      WorkParts work,
      Authenticator authenticator,
      TenantLimits limits) {
    PgSounds store = new PgSounds();
    this.routes =
        new SoundRoutes(
            new SoundService(
                ground.transactions(),
                new SetUpService<>(
                    "sound",
                    store,
                    new SoundSetUp(),
                    ground.transactions(),
                    ground.audit(),
                    ground.clock()),
                store,
                work.attachments(),
                work.stores().attachments(),
                new TikaContentTypes()),
            token -> counted(authenticator.authenticate(token), limits),
            new Replies(platform.json()));
  }

  /** An upload is a request like any other. */
  private static Caller counted(Caller caller, TenantLimits limits) {
    limits.take(caller.tenant(), LimitKind.REQUESTS);
    return caller;
  }

  @Override
  public List<String> contract() {
    return List.of("sounds");
  }

  @Override
  public List<Routes> routes() {
    return List.of(routes);
  }

  @Override
  public void mount(Router router) {
    routes.mountUploads(router);
  }
}
