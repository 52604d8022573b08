package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.infra.scenario.Shop.Line;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A tenant at its limits, from outside: what is refused, what waits, and that nobody else feels it.
 */
class LimitScenarioTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private final Shop shop = BUSINESS.shop();

  private static void agree(Shop with, String kind, int amount) {
    BUSINESS
        .database()
        .asOwner(
            "INSERT INTO directory.limit_overrides VALUES ('%s', '%s', %d)"
                    .formatted(with.tenant(), kind, amount)
                + " ON CONFLICT (tenant_id, kind) DO UPDATE SET amount = EXCLUDED.amount");
  }

  private JsonNode limit(String kind) {
    return shop.owner().items("/api/v1/limits").stream()
        .filter(item -> item.path("kind").asText().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void requestsBeyondTheLimitAreToldWhenToComeBack() {
    Shop other = BUSINESS.shop();
    agree(shop, "requests", 1);
    HttpRequest request =
        HttpRequest.newBuilder(BUSINESS.base().resolve("/api/v1/me"))
            .header("Authorization", "Bearer " + shop.owner().token())
            .build();
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int i = 0; i < 80; i++) {
        answers.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
      }
      List<HttpResponse<String>> refused =
          answers.stream()
              .map(CompletableFuture::join)
              .filter(answer -> answer.statusCode() == 429)
              .toList();
      assertThat(refused).isNotEmpty();
      HttpResponse<String> last = refused.getLast();
      assertThat(last.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(last.headers().firstValue("RateLimit-Policy")).hasValue("\"requests\";q=1;w=1");
      assertThat(last.headers().firstValue("RateLimit")).hasValue("\"requests\";r=0;t=1");
      assertThat(Api.tree(last.body()).path("type").asText()).isEqualTo("/problems/too-many");
    }
    other.owner().get("/api/v1/me").expect(200);
  }

  @Test
  void textsBeyondTheLimitAreAcceptedAndComeInLaterInTheirOrder() {
    Line line = shop.anyLine(BUSINESS.carrier());
    String customer = Line.customer();
    agree(shop, "messagesIn", 0);
    List<String> words =
        IntStream.range(0, 4).mapToObj(i -> "text " + i + " " + UUID.randomUUID()).toList();
    for (String each : words) {
      assertThat(BUSINESS.carrier().receiveSms(customer, line.number(), each).call())
          .hasValueSatisfying(call -> assertThat(call.status()).isEqualTo(200));
    }
    assertThat(shop.interactionsOf(customer)).isEmpty();
    agree(shop, "messagesIn", 600);
    String interaction = shop.onlyInteractionOf(customer);
    Await.until("all texts to be there", () -> shop.messages(interaction).size() == 4);
    assertThat(shop.messages(interaction))
        .extracting(message -> message.path("text").asText())
        .containsExactlyElementsOf(words);
  }

  @Test
  void repliesBeyondTheLimitWaitAndLeaveLater() {
    Line line = shop.anyLine(BUSINESS.carrier());
    String customer = Line.customer();
    try (Wire desk = shop.agent("ana").available()) {
      BUSINESS.carrier().receiveSms(customer, line.number(), "Hello?");
      String interaction = shop.onlyInteractionOf(customer);
      JsonNode offer = desk.awaitOffer(interaction);
      desk.done("acceptOffer", Map.of("offerId", offer.path("offerId").asText()));
      agree(shop, "messagesOut", 0);
      String words = "Hello, " + UUID.randomUUID();
      desk.done(
          "sendMessage",
          Map.of(
              "interactionId", interaction,
              "clientMessageId", UUID.randomUUID().toString(),
              "text", words));
      Await.until(
          "the limit to be noticed",
          () ->
              shop.owner().items("/api/v1/audit?limit=200").stream()
                  .anyMatch(entry -> entry.toString().contains("limit.reached")));
      assertThat(shop.messages(interaction).getLast().path("status").asText()).isEqualTo("pending");
      agree(shop, "messagesOut", 600);
      desk.await(
          "message",
          f ->
              f.at("/message/text").asText().equals(words)
                  && f.at("/message/status").asText().equals("delivered"));
    }
  }

  @Test
  void chatsBeyondTheLiveOnesAreRefusedUntilOneEnds() {
    String widget = shop.widget(shop.queue("Chats", Map.of()));
    agree(shop, "interactions", 1);
    try (Visitor first = Visitor.arrive(BUSINESS.base(), widget, "Vera")) {
      assertThat(limit("interactions").path("used").asInt()).isEqualTo(1);
      assertThat(limit("interactions").path("limit").asInt()).isEqualTo(1);
      assertThat(limit("chatSockets").path("used").asInt()).isEqualTo(1);
      try (Wire second = new Wire(BUSINESS.base(), "/ws/chat", "centrala.chat.v1")) {
        second.send("start", Map.of("widgetId", widget));
        assertThat(second.await("error").path("code").asText()).isEqualTo("tooMany");
      }
      first.say("I am still here");
      first.reconnect();
      first.wire().send("end", Map.of());
      shop.awaitState(first.interaction(), "abandoned");
    }
    Await.value(
        "room for another chat",
        () -> {
          try (Wire again = new Wire(BUSINESS.base(), "/ws/chat", "centrala.chat.v1")) {
            again.send("start", Map.of("widgetId", widget));
            return Await.value(
                        "an answer",
                        () ->
                            again
                                .poll("started", any -> true)
                                .or(() -> again.poll("error", any -> true)))
                    .path("type")
                    .asText()
                    .equals("started")
                ? Optional.of(true)
                : Optional.empty();
          }
        });
  }

  @Test
  void anAgentBeyondTheLimitOfSocketsIsToldSo() {
    agree(shop, "agentSockets", 1);
    Shop.Agent late = shop.agent("bea");
    try (Wire desk = shop.agent("ana").connect();
        Wire refused = new Wire(BUSINESS.base(), "/ws/agent", "centrala.agent.v1")) {
      refused.send("authenticate", Map.of("token", late.token()));
      assertThat(refused.await("error").path("code").asText()).isEqualTo("tooMany");
      assertThat(refused.awaitClose()).isEqualTo(4429);
      assertThat(limit("agentSockets").path("used").asInt()).isEqualTo(1);
      assertThat(desk.command("setPresence", Map.of("state", "available")).path("type").asText())
          .isEqualTo("commandDone");
    }
  }

  @Test
  void theTenantSeesItsLimitsAndNoOthers() {
    assertThat(shop.owner().items("/api/v1/limits"))
        .extracting(item -> item.path("kind").asText())
        .containsExactly(
            "requests", "messagesIn", "messagesOut", "interactions", "agentSockets", "chatSockets");
    assertThat(limit("requests").path("windowSeconds").asInt()).isEqualTo(1);
    assertThat(limit("agentSockets").has("windowSeconds")).isFalse();
    assertThat(BUSINESS.anybody().get("/api/v1/limits").status()).isEqualTo(401);
  }
}
