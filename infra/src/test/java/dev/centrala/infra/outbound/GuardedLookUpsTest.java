package dev.centrala.infra.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.interaction.card.LookedUp;
import dev.centrala.core.routing.LookUpSource.Answer;
import dev.centrala.core.tenant.webhook.WebhookSecret;
import dev.centrala.infra.config.HostPort;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that answer late, wrongly, too much, or lead elsewhere. */
class GuardedLookUpsTest {
  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger requests = new AtomicInteger();
  private final WebhookSecret secret = WebhookSecret.next();
  private HttpServer server;
  private GuardedHttpClient client;

  @BeforeEach
  void serve() {
    server =
        vertx
            .createHttpServer()
            .requestHandler(request -> {
              requests.incrementAndGet();
              answer(request);
            })
            .listen(0, "127.0.0.1")
            .await();
    client =
        new GuardedHttpClient(
            vertx,
            new PublicTargets(
                host -> List.of(InetAddress.getByName("127.0.0.1")),
                List.of(HostPort.parse("crm.example").orElseThrow())));
  }

  @AfterEach
  void stop() {
    client.close();
    vertx.close().await();
  }

  private void answer(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    switch (request.path()) {
      case "/found" ->
          response.end(
              """
              {"name": "Jo Doe", "company": "Acme", "tier": " gold ", "new": {"a": 1}, "facts": [
                {"label": "Orders", "value": 3},
                {"label": "Case", "value": "open", "link": "https://crm.example/1"}]}\
              """);
      case "/unknown" -> response.setStatusCode(404).end();
      case "/late" -> vertx.setTimer(60_000, timer -> response.end("{}"));
      case "/broken" -> response.end("<html>");
      case "/list" -> response.end("[]");
      case "/wrong" -> response.end("{\"facts\": [{\"label\": \"no value\"}]}");
      case "/script" ->
          response.end(
              "{\"facts\": [{\"label\": \"a\", \"value\": \"b\", \"link\":"
                  + " \"javascript:alert(1)\"}]}");
      case "/huge" -> response.end("{\"name\": \"" + "a".repeat(20_000) + "\"}");
      case "/endless" -> endless(response.setChunked(true));
      case "/many" ->
          response.end(
              "{\"facts\": ["
                  + "{\"label\": \"a\", \"value\": \"b\"},".repeat(10)
                  + "{\"label\": \"a\", \"value\": \"b\"}]}");
      case "/redirect" ->
          response
              .setStatusCode(302)
              .putHeader("Location", "http://127.0.0.1:" + server.actualPort() + "/found")
              .end();
      default -> response.setStatusCode(500).end();
    }
  }

  /** Writes as long as somebody reads. */
  private void endless(HttpServerResponse response) {
    response.write("a".repeat(16 * 1024)).onSuccess(written -> endless(response));
  }

  private Answer ask(String host, String path) {
    return new GuardedLookUps(client, new ObjectMapper(), Clock.systemUTC())
        .ask(
            "http://" + host + ":" + server.actualPort() + path,
            secret,
            "the-contact",
            Map.of("phone", "+15550100"));
  }

  @Test
  void whatIsKnownIsReadAndWhatIsNewIsPassedOver() {
    assertThat(ask("crm.example", "/found"))
        .isEqualTo(
            new Answer.Found(
                new LookedUp(
                    "Jo Doe",
                    "Acme",
                    "gold",
                    List.of(
                        new LookedUp.Fact("Orders", "3", null),
                        new LookedUp.Fact("Case", "open", "https://crm.example/1")))));
    assertThat(ask("crm.example", "/unknown"))
        .isEqualTo(new Answer.Found(new LookedUp(null, null, null, List.of())));
  }

  @ParameterizedTest
  @CsvSource({
    "/late,slow",
    "/broken,invalid",
    "/list,invalid",
    "/wrong,invalid",
    "/script,invalid",
    "/many,invalid",
    "/huge,tooLarge",
    "/endless,tooLarge",
    "/redirect,refused",
    "/error,refused"
  })
  void whatIsNotAsAgreedIsNothingAndAskedOnce(String path, String why) {
    assertThat(ask("crm.example", path)).isEqualTo(new Answer.Nothing(why));
    assertThat(requests).hasValue(1);
  }

  @Test
  void aPrivateAddressIsNotAsked() {
    assertThat(ask("other.example", "/found")).isEqualTo(new Answer.Nothing("forbidden"));
    assertThat(ask("169.254.169.254", "/")).isEqualTo(new Answer.Nothing("forbidden"));
    assertThat(requests).hasValue(0);
  }
}
