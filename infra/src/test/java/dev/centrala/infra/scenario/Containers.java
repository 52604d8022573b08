package dev.centrala.infra.scenario;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports.Binding;
import com.github.dockerjava.api.model.Volume;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The product's own image as a cluster in production mode, as the chart runs it: not root, the root
 * file system read-only, the schema brought forward before the first node starts.
 */
final class Containers implements AutoCloseable {
  static final int NODES = 3;

  private static final int HTTP = 8080;
  private static final int MANAGEMENT = 9090;
  private static final String KEY_FILE = "/etc/centrala/masterKey";
  private static final long MEMORY_BYTES = 1536L * 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int STOP_SECONDS = 90;
  private static final Pattern TOKEN = Pattern.compile("[?&#]token=([\\w-]+)");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String image;
  private final Network network = Network.newNetwork();
  private final GreenMail mail = new GreenMail(new ServerSetup(0, "0.0.0.0", "smtp"));
  private final Path key;
  private final PostgreSQLContainer database;
  private final List<GenericContainer<?>> nodes = new ArrayList<>();

  private Containers(String image, String postgres, Path directory) throws IOException {
    this.image = image;
    this.key = Files.write(directory.resolve("master-key"), new byte[32]);
    // The image's user is nobody on this machine.
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("r--r--r--"));
    this.database =
        new PostgreSQLContainer(
                DockerImageName.parse(postgres).asCompatibleSubstituteFor("postgres"))
            .withNetwork(network)
            .withNetworkAliases("database");
  }

  /** Why the image cannot be run here, if so. */
  static Optional<String> obstacle(String image) {
    if (image.isBlank()) {
      return Optional.of("CENTRALA_TEST_IMAGE names no image");
    }
    try {
      DockerClientFactory.instance().client().inspectImageCmd(image).exec();
      return Optional.empty();
    } catch (NotFoundException notLoaded) {
      return Optional.of("the image " + image + " is not loaded");
    } catch (RuntimeException | LinkageError noEngine) {
      return Optional.of("no container engine answers");
    }
  }

  /** Returns when all nodes are ready and see each other. */
  static Containers start(String image, String postgres, Path directory) throws IOException {
    Containers containers = new Containers(image, postgres, directory);
    try {
      containers.start();
      return containers;
    } catch (RuntimeException | Error failed) {
      containers.close();
      throw failed;
    }
  }

  private void start() {
    mail.start();
    database.start();
    run("migrate");
    IntStream.rangeClosed(1, NODES).forEach(number -> nodes.add(node("node" + number)));
    nodes.getFirst().start();
    Startables.deepStart(nodes.subList(1, NODES)).join();
    IntStream.range(0, NODES).forEach(node -> awaitMembers(node, NODES));
  }

  /**
   * A command of the image, run to its end on the cluster's network; fails when the exit is not 0.
   */
  String run(String... command) {
    try (GenericContainer<?> once =
        container("once")
            .withCommand(command)
            .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(PATIENCE))) {
      once.start();
      return once.getLogs();
    }
  }

  private GenericContainer<?> node(String name) {
    return container(name)
        .withExposedPorts(HTTP, MANAGEMENT)
        .waitingFor(Wait.forHttp("/readyz").forPort(MANAGEMENT).withStartupTimeout(PATIENCE));
  }

  private GenericContainer<?> container(String name) {
    return new GenericContainer<>(DockerImageName.parse(image))
        .withNetwork(network)
        .withNetworkAliases(name)
        .withExtraHost("mail", "host-gateway")
        .withTmpFs(Map.of("/tmp", "rw,size=64m"))
        .withEnv("CENTRALA_MASTER_KEY_FILE", KEY_FILE)
        .withEnv(
            "CENTRALA_DATABASE_URL",
            "postgresql://%s:%s@database:5432/%s"
                .formatted(
                    database.getUsername(), database.getPassword(), database.getDatabaseName()))
        .withEnv("CENTRALA_SMTP_URL", "smtp://mail:" + mail.getSmtp().getPort())
        .withEnv("CENTRALA_PUBLIC_URL", "http://calls.example.com")
        .withEnv("CENTRALA_CLUSTER", "tcp:node1,node2,node3")
        .withEnv("JDK_JAVA_OPTIONS", "-XX:MaxRAMPercentage=60")
        .withCreateContainerCmdModifier(create ->
            create
                .getHostConfig()
                .withBinds(new Bind(key.toString(), new Volume(KEY_FILE), AccessMode.ro))
                .withReadonlyRootfs(true)
                .withMemory(MEMORY_BYTES));
  }

  /** The public port of a node; another one after a restart. */
  URI address(int node) {
    return URI.create("http://" + nodes.get(node).getHost() + ":" + port(node, HTTP));
  }

  private int port(int node, int inside) {
    Map<ExposedPort, Binding[]> bound =
        client().inspectContainerCmd(id(node)).exec().getNetworkSettings().getPorts().getBindings();
    return Integer.parseInt(bound.get(ExposedPort.tcp(inside))[0].getHostPortSpec());
  }

  /** As the machine under it is taken away: SIGKILL. */
  void kill(int node) {
    client().killContainerCmd(id(node)).withSignal("KILL").exec();
  }

  /** SIGTERM, as an orchestrator sends it; the exit code. */
  int stop(int node) {
    requireRunning(node);
    client().stopContainerCmd(id(node)).withTimeout(STOP_SECONDS).exec();
    return Math.toIntExact(
        client().inspectContainerCmd(id(node)).exec().getState().getExitCodeLong());
  }

  private void requireRunning(int node) {
    InspectContainerResponse.ContainerState state =
        client().inspectContainerCmd(id(node)).exec().getState();
    if (!Boolean.TRUE.equals(state.getRunning())) {
      String log = nodes.get(node).getLogs();
      throw new AssertionError(
          "node %d ended by itself with %d, out of memory: %s%n%s"
              .formatted(
                  node,
                  state.getExitCodeLong(),
                  state.getOOMKilled(),
                  log.substring(Math.max(0, log.length() - 4_000))));
    }
  }

  /** Returns when it is ready again. */
  void restart(int node) {
    client().startContainerCmd(id(node)).exec();
    Await.until("node " + node + " to be ready", () -> asked(node, "/readyz").isPresent());
  }

  /** Waits until this node says that its cluster has so many members. */
  void awaitMembers(int node, int size) {
    String line = "centrala_cluster_members " + (double) size;
    Await.until(
        "node " + node + " to see " + size + " members",
        () -> asked(node, "/metrics").filter(metrics -> metrics.contains(line)).isPresent());
  }

  /** What the management port answers with 200; nothing while it does not. */
  private Optional<String> asked(int node, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://" + nodes.get(node).getHost() + ":" + port(node, MANAGEMENT) + path))
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      return Optional.of(answer).filter(each -> each.statusCode() == 200).map(HttpResponse::body);
    } catch (IOException notListening) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** The token in the newest mail to this address; waits for the mail. */
  String mailedToken(String address) {
    return Await.value("a mail to " + address, () -> newestToken(address));
  }

  private Optional<String> newestToken(String address) {
    Optional<String> newest = Optional.empty();
    for (MimeMessage received : mail.getReceivedMessages()) {
      Matcher token = TOKEN.matcher(text(received));
      if (isTo(received, address) && token.find()) {
        newest = Optional.of(token.toMatchResult()).map(MatchResult::group).map(this::value);
      }
    }
    return newest;
  }

  private String value(String parameter) {
    return parameter.substring(parameter.indexOf('=') + 1);
  }

  private static boolean isTo(MimeMessage message, String address) {
    try {
      return message.getAllRecipients()[0].toString().equals(address);
    } catch (MessagingException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static String text(MimeMessage message) {
    // A long line is broken on its way.
    return GreenMailUtil.getBody(message).replace("=\r\n", "").replace("=3D", "=");
  }

  private String id(int node) {
    return nodes.get(node).getContainerId();
  }

  private static DockerClient client() {
    return DockerClientFactory.instance().client();
  }

  @Override
  public void close() {
    nodes.forEach(GenericContainer::close);
    database.close();
    network.close();
    mail.stop();
  }
}
