package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.infra.scenario.Shop.Line;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What agents see beside a contact before they answer: a page to open, and what a CRM knows. */
class CardScenarioTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private static final int MOST_CALLS = 20;

  private final List<Wire> open = new ArrayList<>();
  private final AtomicReference<HttpHeaders> headers = new AtomicReference<>();
  private final AtomicReference<String> question = new AtomicReference<>();
  private final AtomicReference<CountDownLatch> mayAnswer =
      new AtomicReference<>(new CountDownLatch(1));
  private HttpServer crm;
  private Shop shop;
  private CallCentre centre;
  private String queue;
  private String path;

  @BeforeEach
  void open() throws IOException {
    shop = BUSINESS.shop();
    queue = shop.queue("Sales & Service", Map.of());
    path = "/api/v1/queues/" + queue + "/card";
    centre = new CallCentre(shop, BUSINESS.carrier()).answersWithQueue(queue);
    crm = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    crm.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    crm.createContext("/who", this::answer);
    crm.createContext("/broken", exchange -> reply(exchange, "<html>"));
    crm.start();
  }

  @AfterEach
  void close() {
    mayAnswer.get().countDown();
    crm.stop(0);
    open.forEach(Wire::close);
  }

  private void answer(HttpExchange exchange) throws IOException {
    headers.set(HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true));
    question.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    try {
      mayAnswer.get().await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    reply(
        exchange,
        "{\"name\": \"Jo Doe\", \"company\": \"Acme\", \"tier\": \"gold\", \"facts\": [{\"label\":"
            + " \"Open orders\", \"value\": \"3\", \"link\":"
            + " \"https://crm.example.com/orders\"}]}");
  }

  private static void reply(HttpExchange exchange, String text) throws IOException {
    try (exchange) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String url(String at) {
    return "http://127.0.0.1:" + crm.getAddress().getPort() + at;
  }

  private Wire desk() {
    Wire desk = shop.agent("ana").available();
    open.add(desk);
    return desk;
  }

  private JsonNode put(Map<String, ?> card) {
    String version = shop.owner().get(path).etag();
    return shop.owner().put(path, card, version).expect(200);
  }

  @Test
  void aPageAboutTheCallerIsOfferedWithTheirNumberEscaped() {
    JsonNode card =
        put(
            Map.of(
                "page",
                Map.of(
                    "name", "CRM",
                    "url", "https://crm.example.com/find?p={phone}&q={queue}")));
    assertThat(card.at("/page/example").asText())
        .isEqualTo("https://crm.example.com/find?p=%2B14155550101&q=Sales%20%26%20Service");
    Wire desk = desk();
    String customer = Line.customer();
    SimCall call = centre.call(customer);
    String interaction = shop.onlyInteractionOf(customer);
    JsonNode offer = desk.awaitOffer(interaction);
    String filled =
        "https://crm.example.com/find?p=%2B" + customer.substring(1) + "&q=Sales%20%26%20Service";
    assertThat(offer.at("/page/name").asText()).isEqualTo("CRM");
    assertThat(offer.at("/page/url").asText()).isEqualTo(filled);
    assertThat(shop.interaction(interaction).at("/page/url").asText()).isEqualTo(filled);
    assertThat(
            shop.owner().items("/api/v1/audit?limit=200").stream()
                .filter(each -> each.path("action").asText().equals("queue.cardChanged")))
        .hasSize(1);
    call.hangUp();
    assertThat(
            shop.owner()
                .post("/api/v1/card-preview", Map.of("url", "http://crm.example.com/"))
                .status())
        .isEqualTo(400);
  }

  @Test
  void whatACrmKnowsArrivesWhileThePhoneRings() throws Exception {
    String secret = put(Map.of("lookUp", Map.of("url", url("/who")))).at("/lookUp/secret").asText();
    assertThat(shop.owner().get(path).expect(200).at("/lookUp/secret").isNull()).isTrue();
    Wire desk = desk();
    Optional<JsonNode> found = Optional.empty();
    for (int i = 0; found.isEmpty() && i < MOST_CALLS; i++) {
      mayAnswer.set(new CountDownLatch(1));
      found = ringsAndIsFound(desk);
    }
    JsonNode facts = found.orElseThrow().at("/interaction/lookedUp");
    assertThat(facts.path("company").asText()).isEqualTo("Acme");
    assertThat(facts.at("/facts/0/value").asText()).isEqualTo("3");
    String interaction = found.get().at("/interaction/id").asText();
    assertThat(shop.interaction(interaction).at("/lookedUp/tier").asText()).isEqualTo("gold");
    new Webhook(secret).verify(question.get(), headers.get());
    JsonNode asked = Api.tree(question.get());
    assertThat(asked.path("type").asText()).isEqualTo("contact.lookUp");
    assertThat(asked.path("queue").asText()).isEqualTo("Sales & Service");
    assertThat(asked.path("interactionId").asText()).isEqualTo(interaction);
    assertThat(asked.path("phone").asText())
        .isEqualTo(shop.interaction(interaction).at("/call/from").asText());
  }

  /** Empty when the machine was so busy that the program's time was over before the offer came. */
  private Optional<JsonNode> ringsAndIsFound(Wire desk) {
    String customer = Line.customer();
    SimCall call = centre.call(customer);
    String interaction = shop.onlyInteractionOf(customer);
    JsonNode offer = desk.awaitOffer(interaction);
    assertThat(offer.has("lookedUp")).as("nobody waits for the program").isFalse();
    mayAnswer.get().countDown();
    Optional<JsonNode> found =
        Await.value(
            "an answer or none",
            () -> {
              Optional<JsonNode> told =
                  desk.poll(
                      "interactionUpdated",
                      f ->
                          f.at("/interaction/id").asText().equals(interaction)
                              && f.at("/interaction/lookedUp/tier").asText().equals("gold"));
              boolean late = !shop.owner().get(path).expect(200).at("/lookUp/lastFailure").isNull();
              return told.isPresent() || late ? Optional.of(told) : Optional.empty();
            });
    call.hangUp();
    shop.awaitState(interaction, "abandoned");
    return found;
  }

  @Test
  void aBrokenAnswerIsSeenByWhoeverSetItUpAndByNoAgent() {
    put(Map.of("lookUp", Map.of("url", url("/broken"))));
    Wire desk = desk();
    String customer = Line.customer();
    SimCall call = centre.call(customer);
    String interaction = shop.onlyInteractionOf(customer);
    desk.awaitOffer(interaction);
    Await.until(
        "the failure to be told",
        () ->
            shop.owner()
                .get(path)
                .expect(200)
                .at("/lookUp/lastFailure/why")
                .asText()
                .equals("invalid"));
    assertThat(shop.interaction(interaction).has("lookedUp")).isFalse();
    call.hangUp();
  }

  @Test
  void aCardOfAnotherBusinessIsNotThere() {
    put(Map.of("page", Map.of("name", "CRM", "url", "https://crm.example.com/?p={phone}")));
    Api stranger = BUSINESS.shop().owner();
    String random = "/api/v1/queues/" + UUID.randomUUID() + "/card";
    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(stranger.get(path).body()).isEqualTo(stranger.get(random).body());
    assertThat(stranger.put(path, Map.of(), "\"1\"").status()).isEqualTo(404);
    assertThat(shop.owner().get(path).expect(200).at("/page/name").asText()).isEqualTo("CRM");
  }
}
