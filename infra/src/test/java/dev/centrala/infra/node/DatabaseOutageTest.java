package dev.centrala.infra.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.connectors.sandbox.SandboxCarrier;
import dev.centrala.connectors.sandbox.SandboxOptions;
import dev.centrala.connectors.sandbox.WebhookCall;
import dev.centrala.infra.config.Configuration;
import dev.centrala.infra.config.Json;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.demo.DemoApi;
import dev.centrala.infra.demo.DemoSetUp;
import dev.centrala.infra.demo.DemoTenant;
import dev.centrala.infra.demo.DemoTexts;
import dev.centrala.infra.postgres.DatabaseUrl;
import io.vertx.core.Vertx;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Row 22 of the attack list: the database goes away and comes back under a node that serves. */
class DatabaseOutageTest {
  private static final MasterKey KEY = new MasterKey(List.of(new byte[MasterKey.LENGTH_BYTES]));
  private static final String PASSWORD = "a-long-password-of-the-test";
  private static final String NUMBER = "+12025550100";
  private static final int TRIES = 150;

  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir Path directory;

  /** What the agent's socket said, and whether it was closed. */
  private static final class Heard implements WebSocket.Listener {
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private volatile boolean closed;

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        frames.add(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed = true;
      return null;
    }

    String await(String type) throws InterruptedException {
      String frame = "";
      while (!frame.contains("\"type\":\"" + type + "\"")) {
        frame = frames.poll(30, TimeUnit.SECONDS);
        assertThat(frame).as("a frame of type " + type).isNotNull();
      }
      return frame;
    }
  }

  @Test
  void webhooksAreAskedToComeAgainAndSocketsStay() throws Exception {
    int databasePort = freePort();
    int http = freePort();
    EmbeddedPostgres postgres = postgres(databasePort);
    Vertx vertx = Vertx.vertx();
    SandboxCarrier carrier =
        SandboxCarrier.start(vertx, SandboxOptions.forDemo(0, directory.resolve("carrier.json")));
    Node node = new Node(configuration(http), NodeOptions.DEMO);
    try {
      Node.Ports ports =
          node.start(
              new DatabaseUrl("127.0.0.1", databasePort, "postgres", "postgres", "postgres"),
              KEY,
              Composition::assemble);
      DemoApi api = new DemoApi(http, Json.mapper());
      DemoTexts texts = new DemoTexts(api, carrier.baseUrl(), "a-token-of-the-test");
      assertThat(new DemoTenant(api, PASSWORD, new DemoSetUp(api, texts)).seed()).isPresent();
      Heard heard = new Heard();
      WebSocket agent = agent(http, heard);

      postgres.close();
      assertThat(readiness(ports.management(), 503)).contains("the database does not answer");
      assertThat(text(carrier).status()).isEqualTo(503);
      assertThat(heard.closed).isFalse();

      postgres = postgres(databasePort);
      assertThat(readiness(ports.management(), 200)).isEqualTo("ready\n");
      assertThat(text(carrier).status()).isEqualTo(200);
      agent.sendText(
          "{\"type\":\"setPresence\",\"state\":\"available\",\"commandId\":\"here\"}", true);
      assertThat(heard.await("offer")).contains("\"sms\"");
      assertThat(heard.closed).isFalse();

      node.stop();
      heard.await("reconnect");
    } finally {
      node.stop();
      carrier.close();
      vertx.close().await();
      postgres.close();
    }
  }

  private static WebhookCall text(SandboxCarrier carrier) {
    return carrier.receiveSms("+16465550123", NUMBER, "Is anybody there?").call().orElseThrow();
  }

  private EmbeddedPostgres postgres(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(directory.resolve("postgresql"))
        .setCleanDataDirectory(false)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .start();
  }

  private static Configuration configuration(int http) {
    return Configuration.read(
        Map.of(
            "CENTRALA_MODE", "demo",
            "CENTRALA_HTTP_PORT", Integer.toString(http),
            "CENTRALA_MANAGEMENT_PORT", "0",
            "CENTRALA_HAZELCAST_PORT", "0",
            "CENTRALA_PUBLIC_URL", "http://127.0.0.1:" + http));
  }

  private WebSocket agent(int http, Heard heard) throws Exception {
    HttpRequest signIn =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + "/api/v1/sessions"))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"email\":\"%s\",\"password\":\"%s\"}"
                        .formatted(DemoTenant.AGENTS.getFirst(), PASSWORD)))
            .build();
    String tokens = client.send(signIn, BodyHandlers.ofString()).body();
    String token = Json.mapper().readTree(tokens).path("accessToken").asText();
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .subprotocols("centrala.agent.v1")
            .buildAsync(URI.create("ws://127.0.0.1:" + http + "/ws/agent"), heard)
            .join();
    socket.sendText("{\"type\":\"authenticate\",\"token\":\"" + token + "\"}", true).join();
    heard.await("snapshot");
    return socket;
  }

  /** The answer of the probe once it has this status. */
  private String readiness(int management, int status) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/readyz")).build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    for (int i = 0; i < TRIES && answer.statusCode() != status; i++) {
      Thread.sleep(100);
      answer = client.send(request, BodyHandlers.ofString());
    }
    assertThat(answer.statusCode()).isEqualTo(status);
    return answer.body();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
