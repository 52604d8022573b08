package dev.centrala.infra.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the program does instead of starting a node. */
class CommandsTest {
  private final Commands commands = new Commands(Map.of());

  @Test
  void noCommandMeansANode() {
    assertThat(commands.run(List.of())).isEmpty();
    assertThat(commands.run(List.of("--end-with-parent"))).isEmpty();
  }

  @Test
  void migrateNamesWhatItNeeds() {
    assertThat(commands.run(List.of("migrate"))).hasValue(78);
    Map<String, String> noSuchKey =
        Map.of(
            "CENTRALA_DATABASE_URL", "postgresql://a:b@localhost:1/c",
            "CENTRALA_MASTER_KEY_FILE", "/no/such/key");
    assertThat(new Commands(noSuchKey).run(List.of("migrate"))).hasValue(78);
  }

  @Test
  void replayNeedsAFileThatCanBeRead() {
    assertThat(commands.run(List.of("replay"))).hasValue(64);
    assertThat(commands.run(List.of("replay", "/no/such/file"))).hasValue(66);
  }

  @Test
  void whatIfNeedsAFileAndADatabase() {
    assertThat(commands.run(List.of("what-if", "--json"))).hasValue(64);
    assertThat(commands.run(List.of("what-if", "/no/such/file"))).hasValue(78);
  }

  @Test
  void probeTellsHowAnAddressAnswers() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/well", exchange -> exchange.sendResponseHeaders(200, -1));
    server.createContext("/ill", exchange -> exchange.sendResponseHeaders(503, -1));
    server.start();
    String base = "http://127.0.0.1:" + server.getAddress().getPort();

    assertThat(commands.run(List.of("probe", base + "/well"))).hasValue(0);
    assertThat(commands.run(List.of("probe", base + "/well", base + "/ill"))).hasValue(1);
    server.stop(0);
    assertThat(commands.run(List.of("probe", base + "/well"))).hasValue(1);
    assertThat(commands.run(List.of("probe"))).hasValue(64);
  }
}
