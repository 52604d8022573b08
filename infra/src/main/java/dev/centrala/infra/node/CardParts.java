package dev.centrala.infra.node;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.interaction.AgentFeed;
import dev.centrala.core.routing.CardLookUps;
import dev.centrala.core.routing.LookUpSource;
import dev.centrala.core.routing.QueueCardService;
import dev.centrala.core.tenant.webhook.Targets;
import dev.centrala.infra.postgres.interaction.PgQueueCards;
import dev.centrala.web.http.Routes;
import dev.centrala.web.http.routing.QueueCardRoutes;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What agents see beside a contact: a page to open, and what a program of the tenant's knows. */
final class CardParts implements Parts {
  private final CardLookUps lookUps;
  private final QueueCardService service;
  private final ExecutorService later;

  CardParts(
      Platform platform,
      Ground ground,
      WorkParts work,
      Targets targets,
      LookUpSource source,
      AgentFeed agents) {
    WorkStores stores = work.stores();
    PgQueueCards cards = new PgQueueCards();
    this.later = platform.traces().carrying(Executors.newVirtualThreadPerTaskExecutor());
    this.lookUps =
        new CardLookUps(
            ground.transactions(),
            stores.interactions(),
            stores.views(),
            cards,
            stores.sharedOffers(),
            ground.secrets(),
            source,
            agents,
            (tenant, outcome) ->
                platform.meters().counter("centrala.lookups", "outcome", outcome).increment(),
            later,
            platform.clock());
    this.service =
        new QueueCardService(
            ground.transactions(),
            cards,
            stores.queues(),
            targets,
            ground.secrets(),
            new AuditTrail(ground.audit(), platform.clock()),
            lookUps::forget);
  }

  CardLookUps lookUps() {
    return lookUps;
  }

  @Override
  public void stop() {
    later.shutdown();
  }

  @Override
  public List<String> contract() {
    return List.of("card");
  }

  @Override
  public List<Routes> routes() {
    return List.of(new QueueCardRoutes(service));
  }
}
