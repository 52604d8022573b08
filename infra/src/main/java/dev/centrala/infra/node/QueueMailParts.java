package dev.centrala.infra.node;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.call.QueueMailService;
import dev.centrala.core.call.QueueMails;
import dev.centrala.infra.mail.QueuedWorkMailer;
import dev.centrala.infra.postgres.routing.PgWrapUpCodes;
import dev.centrala.infra.postgres.voice.PgQueueMails;
import dev.centrala.web.http.Routes;
import dev.centrala.web.http.voice.QueueMailRoutes;
import java.util.List;

/** Mails to whoever is responsible for a queue. */
final class QueueMailParts implements Parts {
  private final QueueMails mails;
  private final QueueMailRoutes routes;

  QueueMailParts(Platform platform, Ground ground) {
    WorkStores stores = WorkStores.of(platform.json(), ground.secrets());
    AccessStores access = AccessStores.of(platform.masterKey(), platform.json());
    PgQueueMails store = new PgQueueMails();
    this.mails =
        new QueueMails(
            store,
            stores.interactions(),
            stores.views(),
            stores.calls(),
            stores.notes(),
            new PgWrapUpCodes(),
            access.users(),
            access.tenants(),
            new QueuedWorkMailer(
                access.mails(), platform.configuration().publicUrl().toString(), platform.clock()));
    this.routes =
        new QueueMailRoutes(
            new QueueMailService(
                ground.transactions(),
                store,
                stores.queues(),
                access.users(),
                new AuditTrail(ground.audit(), platform.clock())));
  }

  @Override
  public List<String> contract() {
    return List.of("queueMail");
  }

  @Override
  public List<Routes> routes() {
    return List.of(routes);
  }

  QueueMails mails() {
    return mails;
  }
}
