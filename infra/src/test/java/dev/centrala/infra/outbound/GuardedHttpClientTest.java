package dev.centrala.infra.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.infra.config.HostPort;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows 10 and 11 of the attack list, at connect: real sockets, a server that behaves badly. */
class GuardedHttpClientTest {
  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger requests = new AtomicInteger();
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
    client = client(host -> List.of(InetAddress.getByName("127.0.0.1")), "partner.example");
  }

  @AfterEach
  void stop() {
    client.close();
    vertx.close().await();
  }

  private GuardedHttpClient client(Resolver resolver, String allowed) {
    return new GuardedHttpClient(
        vertx,
        new PublicTargets(resolver, List.of(HostPort.parse(allowed).orElseThrow())),
        Duration.ofSeconds(2));
  }

  private String url(String host, String path) {
    return "http://" + host + ":" + server.actualPort() + path;
  }

  private void answer(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    switch (request.path()) {
      case "/ok" ->
          response.end("host " + request.authority().host() + " " + request.getHeader("x-a"));
      case "/redirect" ->
          response.setStatusCode(302).putHeader("Location", url("127.0.0.1", "/ok")).end();
      case "/endless" -> endless(response.setChunked(true));
      case "/drip" -> {
        response.setChunked(true).write("a");
        vertx.setPeriodic(200, timer -> response.write("a"));
      }
      case "/late" -> vertx.setTimer(5_000, timer -> response.end("late"));
      default -> response.setStatusCode(404).end();
    }
  }

  /** Writes as long as somebody reads. */
  private void endless(HttpServerResponse response) {
    Buffer chunk = Buffer.buffer(new byte[16 * 1024]);
    response.write(chunk).onSuccess(written -> endless(response));
  }

  @Test
  void theCheckedAddressIsConnectedToUnderTheNameOfTheUrl() {
    HttpOutcome outcome = client.post(url("partner.example", "/ok"), Map.of("x-a", "b"), "{}");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            HttpOutcome.Answered.class,
            answer -> {
              assertThat(answer.status()).isEqualTo(200);
              assertThat(new String(answer.body())).isEqualTo("host partner.example b");
            });
  }

  /** A request that cannot be written is one that failed: who asked goes on, and says why. */
  @Test
  void whatCannotBeWrittenFails() {
    assertThat(client.post(url("partner.example", "/ok"), Map.of("x-a", "two\nlines"), "{}"))
        .isInstanceOfSatisfying(
            HttpOutcome.Failed.class,
            failed -> assertThat(failed.detail()).doesNotContain("lines"));
    assertThat(requests).hasValue(0);
  }

  /** Row 10: a name that resolves to a private address; no connection is made. */
  @Test
  void aPrivateAddressIsNotConnectedTo() {
    assertThat(client.post(url("other.example", "/ok"), Map.of(), "{}"))
        .isInstanceOf(HttpOutcome.Forbidden.class);
    assertThat(client.post(url("127.0.0.1", "/ok"), Map.of(), "{}"))
        .isInstanceOf(HttpOutcome.Forbidden.class);
    assertThat(requests).hasValue(0);
  }

  /** Row 10: a name that is public when checked and private a moment later. */
  @Test
  void aNameIsLookedUpOnceForCheckAndConnect() {
    AtomicInteger lookups = new AtomicInteger();
    Resolver rebinding =
        host ->
            List.of(
                InetAddress.getByName(lookups.getAndIncrement() == 0 ? "192.0.2.1" : "127.0.0.1"));
    GuardedHttpClient attacked = client(rebinding, "nobody.example");
    try {
      assertThat(attacked.post(url("rebind.example", "/ok"), Map.of(), "{}"))
          .isInstanceOf(HttpOutcome.Forbidden.class);
      assertThat(lookups).hasValue(1);
      assertThat(attacked.post(url("rebind.example", "/ok"), Map.of(), "{}"))
          .as("the second answer is private and is checked, too")
          .isInstanceOf(HttpOutcome.Forbidden.class);
      assertThat(requests).hasValue(0);
    } finally {
      attacked.close();
    }
  }

  /** Row 10: 302 to a private address. */
  @Test
  void aRedirectIsAnAnswerAndIsNotFollowed() {
    assertThat(client.post(url("partner.example", "/redirect"), Map.of(), "{}"))
        .isInstanceOfSatisfying(
            HttpOutcome.Answered.class, answer -> assertThat(answer.status()).isEqualTo(302));
    assertThat(requests).hasValue(1);
  }

  /** Row 11: an answer of 10 GB. */
  @Test
  void anEndlessAnswerIsCutOff() {
    assertThat(client.post(url("partner.example", "/endless"), Map.of(), "{}"))
        .isInstanceOfSatisfying(
            HttpOutcome.Answered.class,
            answer -> {
              assertThat(answer.truncated()).isTrue();
              assertThat(answer.body()).hasSize(GuardedHttpClient.MOST_BODY_BYTES);
            });
  }

  /** Row 11: one byte at a time. */
  @Test
  void anAnswerThatDripsEndsAtTheDeadline() {
    assertThat(client.post(url("partner.example", "/drip"), Map.of(), "{}"))
        .isInstanceOfSatisfying(
            HttpOutcome.Failed.class,
            failed -> assertThat(failed.detail()).isEqualTo("no complete answer within 2 s"));
  }

  /** Row 11: 200 after the deadline. */
  @Test
  void anAnswerAfterTheDeadlineIsNone() {
    assertThat(client.post(url("partner.example", "/late"), Map.of(), "{}"))
        .isInstanceOf(HttpOutcome.Failed.class);
    assertThat(client.post(url("partner.example", "/ok"), Map.of(), "{}"))
        .as("the client still works")
        .isInstanceOf(HttpOutcome.Answered.class);
  }

  @Test
  void nobodyThereIsAFailure() {
    int port = server.actualPort();
    server.close().await();
    assertThat(client.post("http://partner.example:" + port + "/ok", Map.of(), "{}"))
        .isInstanceOf(HttpOutcome.Failed.class);
  }
}
