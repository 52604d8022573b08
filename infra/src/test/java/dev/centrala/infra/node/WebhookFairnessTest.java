package dev.centrala.infra.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.access.Role;
import dev.centrala.core.events.DomainEvent;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.config.HostPort;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.crypto.SealedSecrets;
import dev.centrala.infra.node.Partner.Received;
import dev.centrala.infra.node.RestServer.Answer;
import dev.centrala.infra.outbound.GuardedHttpClient;
import dev.centrala.infra.outbound.PublicTargets;
import dev.centrala.infra.outbound.Resolver;
import dev.centrala.infra.postgres.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Partners that take deliveries and say nothing hold up neither others nor other webhooks. */
class WebhookFairnessTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final int SHARE_OF_A_WEBHOOK = 8;
  private static final int SHARE_OF_A_TENANT = 32;

  private final ObjectMapper json = SetUpFixture.mapper();
  private final Partner slow = new Partner(DATABASE.vertx());
  private final Partner prompt = new Partner(DATABASE.vertx());
  private GuardedHttpClient client;
  private WebhookParts parts;
  private RestServer server;
  private TenantId tenant;

  @BeforeEach
  void wire() {
    slow.answers(delivery -> Partner.NOT_YET);
    PublicTargets targets =
        new PublicTargets(
            Resolver.SYSTEM,
            Stream.of(slow, prompt)
                .map(each -> HostPort.parse("127.0.0.1:" + each.port()).orElseThrow())
                .toList());
    client = new GuardedHttpClient(DATABASE.vertx(), targets);
    parts =
        new WebhookParts(
            new Ground(
                DATABASE.transactions(),
                SetUpFixture.NO_AUDIT,
                InstantSource.system(),
                new SealedSecrets(new MasterKey(List.of(new byte[32])))),
            json,
            targets,
            client,
            new SimpleMeterRegistry());
    server = new RestServer(DATABASE.vertx(), json, parts.contract(), parts.routes());
    tenant = TestDatabase.anyTenant();
  }

  @AfterEach
  void stop() {
    client.close();
    parts.stop();
    server.close();
    slow.close();
    prompt.close();
  }

  private void subscribe(TenantId where, Partner partner, String event) {
    Answer created =
        server.post(
            server.signIn(where, Role.OWNER),
            "/api/v1/webhooks",
            "{\"url\":\"%s\",\"events\":[\"%s\"]}".formatted(partner.url(), event));
    assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
  }

  /** So many events, each of a subject of its own. */
  private void happen(TenantId where, String type, int count) {
    DATABASE
        .transactions()
        .doInTenant(
            where,
            tx -> {
              for (int i = 0; i < count; i++) {
                parts
                    .outbox()
                    .append(
                        tx,
                        DomainEvent.of(
                            type, where + " " + type + i, Instant.now(), Map.of("n", i)));
              }
            });
  }

  private void arrived(Partner partner, int count) {
    for (int i = 0; i < count; i++) {
      partner.next();
    }
  }

  @Test
  void aTenantWhoseReceiversSayNothingLeavesPlacesForTheOthers() {
    for (int i = 0; i < 6; i++) {
      subscribe(tenant, slow, "interaction.created");
    }
    TenantId other = TestDatabase.anyTenant();
    subscribe(other, prompt, "interaction.created");
    happen(tenant, "interaction.created", 50);
    parts.start();
    arrived(slow, SHARE_OF_A_TENANT);

    happen(other, "interaction.created", 20);
    arrived(prompt, 20);
    assertThat(slow.all()).as("beyond its share").isEmpty();
  }

  /** As with a service that takes the webhooks of many tenants. */
  @Test
  void tenantsThatShareAReceiverDoNotWaitForEachOthersConnections() {
    for (int i = 0; i < 6; i++) {
      subscribe(tenant, slow, "interaction.created");
    }
    TenantId other = TestDatabase.anyTenant();
    subscribe(other, slow, "interaction.created");
    slow.answers(delivery -> delivery.body().contains(other.toString()) ? 204 : Partner.NOT_YET);
    happen(tenant, "interaction.created", 50);
    parts.start();
    arrived(slow, SHARE_OF_A_TENANT);

    happen(other, "interaction.created", 3);
    int ofTheOther = 0;
    while (ofTheOther < 3) {
      Received next = slow.next();
      ofTheOther += next.body().contains(other.toString()) ? 1 : 0;
    }
  }

  @Test
  void aWebhookThatSaysNothingHasItsShareAndNoMore() {
    subscribe(tenant, slow, "interaction.created");
    subscribe(tenant, prompt, "interaction.queued");
    happen(tenant, "interaction.created", 60);
    parts.start();
    arrived(slow, SHARE_OF_A_WEBHOOK);
    happen(tenant, "interaction.queued", 60);
    arrived(prompt, 60);
    assertThat(slow.all()).as("beyond its share").isEmpty();
  }

  /** However much older what waits for the dead ones is. */
  @Test
  void thePlaceThatGetsFreeIsForTheWebhookThatHasNone() {
    for (int i = 0; i < 6; i++) {
      subscribe(tenant, slow, "interaction.created");
    }
    subscribe(tenant, prompt, "interaction.queued");
    happen(tenant, "interaction.created", 50);
    parts.start();
    arrived(slow, SHARE_OF_A_TENANT);
    happen(tenant, "interaction.queued", 1);
    slow.letOneGo(503);
    arrived(prompt, 1);
  }
}
