package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.CarrierFaults.Fault;
import dev.centrala.connectors.sandbox.SandboxCarrier;
import dev.centrala.connectors.sandbox.SandboxOptions;
import dev.centrala.infra.port.FreePorts;
import dev.centrala.infra.postgres.TestDatabase;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A node that ends, in one way or the other, while the carrier owes it an answer. */
@Tag("heavy")
class UnknownOutcomeTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  // One key for all nodes that this database sees.
  @TempDir static Path directory;

  private SandboxCarrier carrier;
  private NodeProcess node;
  private URI base;
  private Shop shop;
  private Line line;
  private Agent ana;
  private Wire desk;
  private String interaction;

  @BeforeEach
  void start() throws Exception {
    // Reports of delivery would settle a send as well as its answer: here none comes.
    Duration longerThanTheTest = Duration.ofHours(1);
    carrier =
        SandboxCarrier.start(
            DATABASE.vertx(),
            new SandboxOptions(
                "127.0.0.1", 0, false, longerThanTheTest, null, InstantSource.system()));
    base = URI.create("http://127.0.0.1:" + FreePorts.next());
    node = NodeProcess.start(base.getPort(), base, DATABASE.ownerUrl(), directory);
    shop = Shop.signUp(new Api(base, null));
    shop.owner().change("/api/v1/tenant", Map.of("settings", Map.of("graceSeconds", 0)));
    ana = shop.agent("ana");
    line = shop.line(carrier, shop.queue("Texts", Map.of()));
    desk = ana.available();
    String customer = Line.customer();
    carrier.receiveSms(customer, line.number(), "Hello");
    interaction = shop.onlyInteractionOf(customer);
    JsonNode offer = desk.awaitOffer(interaction);
    desk.done("acceptOffer", Map.of("offerId", offer.path("offerId").asText()));
  }

  @AfterEach
  void stop() {
    desk.close();
    node.kill();
    carrier.close();
  }

  private void say(String words) {
    desk.done(
        "sendMessage",
        Map.of(
            "interactionId",
            interaction,
            "clientMessageId",
            UUID.randomUUID().toString(),
            "text",
            words));
  }

  private long atTheCarrier(String words) {
    return carrier.sentMessages().stream().filter(m -> m.body().equals(words)).count();
  }

  private JsonNode message(String words) {
    return shop.messages(interaction).stream()
        .filter(m -> m.path("text").asText().equals(words))
        .findFirst()
        .orElseThrow();
  }

  private void awaitStatus(String words, String status) {
    try {
      Await.until(
          words + " to be " + status, () -> message(words).path("status").asText().equals(status));
    } catch (AssertionError never) {
      throw new AssertionError(message(words) + " " + carrier.requests(), never);
    }
  }

  private static void leaseRunsOut(String more) {
    DATABASE.asOwner(
        "UPDATE messages SET next_attempt_at = now()" + more + " WHERE status = 'pending'");
  }

  private List<String> lookUps() {
    return carrier.requests().stream()
        .filter(r -> r.method().equals("GET") && r.path().endsWith("/Messages.json"))
        .filter(r -> r.field("From").equals(line.number()))
        .map(r -> r.form().toString())
        .toList();
  }

  @Test
  void aSendThatAKillCutOffIsLookedUpAndWhatWasMissedIsFetched() throws Exception {
    carrier.faults().nextSend(new Fault.Slow(Duration.ofMinutes(10)));
    say("On its way");
    Await.until("the carrier to have it", () -> atTheCarrier("On its way") == 1);
    node.kill();
    assertThat(message("On its way", "status")).isEqualTo("pending");
    String missed = Line.customer();
    assertThat(carrier.receiveSms(missed, line.number(), "Nobody there?").call().orElseThrow())
        .satisfies(call -> assertThat(call.status()).isNotEqualTo(200));
    Instant lastLook = Instant.now().minus(Duration.ofDays(3));
    DATABASE.asOwner(
        "INSERT INTO missed_message_looks VALUES ('%s', '%s', '%s', '%s')"
            .formatted(shop.tenant(), line.connection(), line.number(), lastLook));
    carrier.forgetRequests();
    leaseRunsOut("");

    node = NodeProcess.start(base.getPort(), base, DATABASE.ownerUrl(), directory);
    awaitStatus("On its way", "sent");
    assertThat(lookUps()).isNotEmpty();
    assertThat(atTheCarrier("On its way")).as("sent once").isEqualTo(1);
    assertThat(shop.timelineTypes(interaction)).containsOnlyOnce("message.sent");

    String fetched = shop.onlyInteractionOf(missed);
    assertThat(shop.messages(fetched)).hasSize(1);
    String sinceLastLook = lastLook.minus(Duration.ofMinutes(5)).toString().substring(0, 16);
    assertThat(carrier.requests())
        .as("looked from where the last look ended")
        .anySatisfy(r -> assertThat(r.form().toString()).contains(sinceLastLook));
    Await.until(
        "the look to be remembered",
        () ->
            DATABASE
                .valueAsOwner(
                    "SELECT looked_until > now() - interval '10 minutes' FROM missed_message_looks")
                .equals("t"));
    Await.until("ana, whose node is gone, to be offline", () -> presence().equals("offline"));
    shop.awaitState(interaction, "queued");
  }

  private static String message(String words, String column) {
    return DATABASE.valueAsOwner(
        "SELECT %s FROM messages WHERE text = '%s'".formatted(column, words));
  }

  private String presence() {
    JsonNode agents = shop.owner().get("/api/v1/metrics/live").expect(200).path("agents");
    return StreamSupport.stream(agents.spliterator(), false)
        .filter(each -> each.path("userId").asText().equals(ana.id()))
        .map(each -> each.path("presence").asText())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatStaysInDoubtIsCountedAndShownAndNotSentAgain() {
    String words = "Which of the two";
    sendByOtherMeans(words);
    carrier.faults().nextSend(new Fault.DropAfterAccepting());
    say(words);
    Await.until("a look-up", () -> !lookUps().isEmpty());
    leaseRunsOut(", first_tried_at = now() - interval '6 minutes'");
    desk.await(
        "message",
        f ->
            f.at("/message/text").asText().equals(words)
                && f.at("/message/status").asText().equals("ambiguous"));
    assertThat(message(words).path("status").asText()).isEqualTo("ambiguous");
    assertThat(shop.timelineTypes(interaction)).contains("message.ambiguous");
    assertThat(atTheCarrier(words)).as("by other means, and by us once").isEqualTo(2);
    assertThat(node.management().text("/metrics"))
        .containsPattern("centrala_twilio_events_total\\{event=\"send_ambiguous\"} [1-9]");
  }

  /** Another program of the business sends the same words to the same customer. */
  private void sendByOtherMeans(String words) {
    String to = shop.interaction(interaction).at("/customer/identities/0/value").asText();
    String pair = line.account() + ":" + line.secret();
    int status =
        new Api(carrier.baseUrl(), null)
            .form(
                "/2010-04-01/Accounts/" + line.account() + "/Messages.json",
                Map.of("From", line.number(), "To", to, "Body", words),
                Map.of(
                    "Authorization",
                    "Basic "
                        + Base64.getEncoder()
                            .encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
    assertThat(status).isEqualTo(201);
  }

  @Test
  void aNodeToldToStopSaysGoodbyeAndFinishesWhatItBegan() {
    carrier.faults().nextSend(new Fault.Slow(Duration.ofSeconds(3)));
    say("Just a moment");
    Await.until("the carrier to have it", () -> atTheCarrier("Just a moment") == 1);
    Api management = node.management();
    assertThat(management.get("/readyz").status()).isEqualTo(200);
    node.tellToStop();
    assertThat(desk.await("reconnect").path("afterMillis").isIntegralNumber()).isTrue();
    assertThat(management.get("/readyz").status()).isEqualTo(503);
    assertThat(node.awaitEnd()).isZero();
    assertThat(message("Just a moment", "status")).isEqualTo("sent");
    assertThat(message("Just a moment", "provider_message_id")).startsWith("SM");
    assertThat(desk.awaitClose()).isEqualTo(4408);
  }
}
