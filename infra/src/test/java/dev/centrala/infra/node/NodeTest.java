package dev.centrala.infra.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.infra.config.Configuration;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.postgres.TestDatabase;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A node as its operators see it: probes, limits, the order of start and stop. */
class NodeTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final NodeOptions HURRIED =
      new NodeOptions(
          Duration.ofMillis(700),
          Duration.ofMillis(700),
          Duration.ofSeconds(5),
          Duration.ZERO,
          Duration.ZERO);
  private static final MasterKey KEY = new MasterKey(List.of(new byte[MasterKey.LENGTH_BYTES]));
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static final Recorder AREA = new Recorder("area");
  private static Node node;
  private static Node.Ports ports;

  /** Notes what is asked of it. */
  private static final class Recorder implements Parts {
    private final String name;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile Optional<String> obstacle = Optional.empty();
    private volatile boolean broken;

    Recorder(String name) {
      this.name = name;
    }

    @Override
    public void mount(Router router) {
      router.get("/hello").handler(context -> context.end("hello from a virtual thread"));
      router
          .get("/thread")
          .handler(context -> context.end(Boolean.toString(Thread.currentThread().isVirtual())));
    }

    @Override
    public void start() {
      if (broken) {
        throw new IllegalStateException(name + " is broken");
      }
      calls.add("start " + name);
    }

    @Override
    public Optional<String> notReady() {
      return obstacle;
    }

    @Override
    public void drain() {
      calls.add("drain " + name);
    }

    @Override
    public void stop() {
      calls.add("stop " + name);
    }
  }

  @BeforeAll
  static void start() {
    node = new Node(configuration(Map.of()), HURRIED);
    ports = node.start(DATABASE.ownerUrl(), KEY, platform -> assembly(List.of(AREA)));
  }

  @AfterAll
  static void stop() {
    node.stop();
  }

  private static Configuration configuration(Map<String, String> more) {
    Map<String, String> environment =
        new java.util.HashMap<>(
            Map.of(
                "CENTRALA_MODE", "demo",
                "CENTRALA_HTTP_PORT", "0",
                "CENTRALA_MANAGEMENT_PORT", "0",
                "CENTRALA_HAZELCAST_PORT", "0",
                "CENTRALA_PUBLIC_URL", "http://localhost"));
    environment.putAll(more);
    return Configuration.read(environment);
  }

  private static Assembly assembly(List<Parts> parts) {
    return new Assembly(
        token -> {
          throw new RefusedException(new Refusal.Unauthenticated("no"));
        },
        parts);
  }

  @Test
  void probesAnswerOnTheManagementPortAlone() throws Exception {
    assertThat(get(ports.management(), "/livez").statusCode()).isEqualTo(200);
    assertThat(get(ports.management(), "/readyz").body()).isEqualTo("ready\n");
    assertThat(get(ports.management(), "/startupz").statusCode()).isEqualTo(200);
    assertThat(get(ports.management(), "/metrics").body()).contains("vertx_http_server");
    for (String probe : List.of("/livez", "/readyz", "/startupz", "/metrics")) {
      assertThat(get(ports.http(), probe).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void anAreaThatIsNotReadyTakesTheNodeOutOfTraffic() throws Exception {
    AREA.obstacle = Optional.of("the pools are being rebuilt");
    try {
      HttpResponse<String> answer = get(ports.management(), "/readyz");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).isEqualTo("the pools are being rebuilt\n");
      assertThat(get(ports.management(), "/livez").statusCode()).isEqualTo(200);
    } finally {
      AREA.obstacle = Optional.empty();
    }
  }

  @Test
  void handlersRunOnVirtualThreadsAndAnswersCarryTheHeaders() throws Exception {
    HttpResponse<String> answer = get(ports.http(), "/thread");
    assertThat(answer.body()).isEqualTo("true");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .contains("default-src 'none'; frame-ancestors 'none'");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void whatDoesNotExistIsAProblem() throws Exception {
    HttpResponse<String> answer = get(ports.http(), "/api/v1/nothing");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("/problems/not-found");
  }

  @Test
  void theContractIsServed() throws Exception {
    assertThat(get(ports.http(), "/api/v1/openapi.json").body()).contains("\"openapi\":\"3.1.0\"");
  }

  /** Row 21 of the attack list: slowloris. */
  @Test
  void aHeaderThatTricklesInIsCutOffWhileOthersAreServed() throws Exception {
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      slow.add(send("GET /hello HTTP/1.1\r\nHost: a\r\nX-Slow: "));
    }
    assertThat(get(ports.http(), "/hello").statusCode()).isEqualTo(200);
    for (Socket socket : slow) {
      assertThat(trickle(socket)).as("closed by the server").isTrue();
      socket.close();
    }
  }

  /** Row 21: a connection that sends nothing, a body that never ends. */
  @Test
  void silenceAndEndlessBodiesAreCutOff() throws Exception {
    try (Socket silent = send("");
        Socket body =
            send("POST /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nabc")) {
      assertThat(readToEnd(silent)).isEmpty();
      assertThat(readToEnd(body)).doesNotContain("200 OK");
    }
  }

  /** Row 21: a header of 1 MB. */
  @Test
  void aHugeHeaderIsRefused() throws Exception {
    try (Socket socket = send("GET /hello HTTP/1.1\r\nHost: a\r\nX-Huge: ")) {
      byte[] chunk = "x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
      try {
        for (int i = 0; i < 16; i++) {
          socket.getOutputStream().write(chunk);
        }
      } catch (IOException closedMeanwhile) {
        return;
      }
      assertThat(readToEnd(socket)).doesNotContain("200 OK");
    }
    assertThat(get(ports.http(), "/hello").statusCode()).isEqualTo(200);
  }

  @Test
  void startAndStopKeepTheOrder() {
    Recorder first = new Recorder("first");
    Recorder second = new Recorder("second");
    Node other = new Node(configuration(Map.of()), HURRIED);
    Node.Ports open =
        other.start(DATABASE.ownerUrl(), KEY, platform -> assembly(List.of(first, second)));
    second.calls.clear();
    other.stop();
    assertThat(first.calls).containsExactly("start first", "drain first", "stop first");
    assertThat(second.calls).containsExactly("drain second", "stop second");
    assertThatThrownBy(() -> get(open.http(), "/hello")).isInstanceOf(IOException.class);
  }

  @Test
  void aFailedStartEndsWhatItHadBegun() {
    Recorder first = new Recorder("first");
    Recorder second = new Recorder("second");
    second.broken = true;
    Node other = new Node(configuration(Map.of()), HURRIED);
    assertThatThrownBy(() ->
            other.start(DATABASE.ownerUrl(), KEY, platform -> assembly(List.of(first, second))))
        .hasMessage("second is broken");
    assertThat(first.calls).containsExactly("start first", "stop first");
    other.stop();
    assertThat(first.calls).hasSize(2);
  }

  @Test
  void aTakenPortIsOneLineThatNamesTheVariable() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
      Configuration configuration =
          configuration(Map.of("CENTRALA_HTTP_PORT", Integer.toString(taken.getLocalPort())));
      assertThatThrownBy(() -> StartChecks.portsAreFree(configuration))
          .isInstanceOf(StartFailedException.class)
          .hasMessage(
              "Port " + taken.getLocalPort() + " is taken; set CENTRALA_HTTP_PORT to another one");
      assertThatThrownBy(() ->
              new Node(configuration, HURRIED)
                  .start(DATABASE.ownerUrl(), KEY, platform -> assembly(List.of())))
          .isInstanceOf(StartFailedException.class)
          .hasMessageContaining("port is taken");
    }
  }

  private static HttpResponse<String> get(int port, String path) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static Socket send(String text) throws IOException {
    Socket socket = new Socket("127.0.0.1", ports.http());
    socket.setSoTimeout(10_000);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** Sends a byte now and then; true when the server ends it. */
  private static boolean trickle(Socket socket) throws Exception {
    for (int i = 0; i < 100; i++) {
      try {
        socket.getOutputStream().write('x');
        socket.setSoTimeout(100);
        if (socket.getInputStream().read() < 0) {
          return true;
        }
      } catch (java.net.SocketTimeoutException stillOpen) {
        continue;
      } catch (IOException reset) {
        return true;
      }
    }
    return false;
  }

  private static String readToEnd(Socket socket) throws IOException {
    try (InputStream input = socket.getInputStream()) {
      return new String(input.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (java.net.SocketException reset) {
      return "";
    }
  }
}
