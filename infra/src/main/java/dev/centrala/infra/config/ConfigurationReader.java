package dev.centrala.infra.config;

import dev.centrala.core.tenant.limit.LimitDefaults;
import dev.centrala.core.tenant.limit.LimitKind;
import dev.centrala.infra.config.Configuration.Ports;
import dev.centrala.infra.postgres.DatabaseUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the environment once and gathers what is wrong with it. */
final class ConfigurationReader {
  private static final String PREFIX = "CENTRALA_";
  private static final String LOOPBACK = "127.0.0.1,localhost,[::1]";
  private static final String DEMO_DATA = ".centrala";
  private static final int CARRIER_SHIFT = 100;
  private static final int LARGEST_PORT = 65_535;
  private static final Set<String> NEEDED_IN_PRODUCTION =
      Set.of(
          "CENTRALA_DATABASE_URL",
          "CENTRALA_MASTER_KEY_FILE",
          "CENTRALA_SMTP_URL",
          "CENTRALA_PUBLIC_URL");

  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  ConfigurationReader(Map<String, String> environment) {
    this.environment = environment;
  }

  Configuration read() {
    Mode mode = mode();
    if (mode == Mode.PRODUCTION) {
      NEEDED_IN_PRODUCTION.stream()
          .sorted()
          .filter(name -> text(name) == null)
          .forEach(name -> wrong(name, "is needed in production"));
    }
    Ports ports = ports();
    String trusted = mode == Mode.DEMO ? LOOPBACK : "";
    Configuration configuration =
        new Configuration(
            mode,
            dataDirectory(),
            value("CENTRALA_DATABASE_URL", ConfigurationReader::database),
            keyFile(),
            value("CENTRALA_SMTP_URL", ConfigurationReader::smtp),
            publicUrl(ports),
            ports,
            cluster(),
            hosts("CENTRALA_PROVIDER_HOSTS", trusted),
            hosts("CENTRALA_PRIVATE_TARGETS", trusted),
            proxies(),
            limits(),
            new ObjectStoreReader(environment, problems).read());
    if (!problems.isEmpty()) {
      throw new BadConfigurationException(problems);
    }
    return configuration;
  }

  private Mode mode() {
    String text = text("CENTRALA_MODE");
    return switch (text) {
      case null -> Mode.PRODUCTION;
      case "production" -> Mode.PRODUCTION;
      case "demo" -> Mode.DEMO;
      default -> {
        wrong("CENTRALA_MODE", "must be production or demo, not \"" + text + "\"");
        yield Mode.PRODUCTION;
      }
    };
  }

  private Ports ports() {
    int http = port("CENTRALA_HTTP_PORT", 8080);
    boolean shiftable = http != 0 && http + CARRIER_SHIFT <= LARGEST_PORT;
    Ports ports =
        new Ports(
            http,
            port("CENTRALA_MANAGEMENT_PORT", 9090),
            port("CENTRALA_HAZELCAST_PORT", 5701),
            port("CENTRALA_EVENT_BUS_PORT", 15701),
            port("CENTRALA_CARRIER_PORT", shiftable ? http + CARRIER_SHIFT : 0));
    Map<Integer, List<String>> users = new TreeMap<>();
    BiConsumer<String, Integer> uses =
        (name, port) -> users.computeIfAbsent(port, none -> new ArrayList<>()).add(name);
    uses.accept("CENTRALA_HTTP_PORT", ports.http());
    uses.accept("CENTRALA_MANAGEMENT_PORT", ports.management());
    uses.accept("CENTRALA_HAZELCAST_PORT", ports.hazelcast());
    uses.accept("CENTRALA_EVENT_BUS_PORT", ports.eventBus());
    uses.accept("CENTRALA_CARRIER_PORT", ports.carrier());
    users.forEach((port, names) -> {
      if (port != 0 && names.size() > 1) {
        problems.add(
            "each needs a port of its own, and %d is that of %s"
                .formatted(port, String.join(" and ", names)));
      }
    });
    return ports;
  }

  private int port(String name, int otherwise) {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= LARGEST_PORT) {
      return Integer.parseInt(text);
    }
    wrong(name, "must be a port from 0 to 65535, not \"" + text + "\"");
    return otherwise;
  }

  private Path dataDirectory() {
    String text = text("CENTRALA_DATA_DIR");
    try {
      return Path.of(text == null ? DEMO_DATA : text).toAbsolutePath().normalize();
    } catch (InvalidPathException notAPath) {
      wrong("CENTRALA_DATA_DIR", "is not a path");
      return Path.of(DEMO_DATA);
    }
  }

  private @Nullable Path keyFile() {
    String text = text("CENTRALA_MASTER_KEY_FILE");
    if (text == null) {
      return null;
    }
    Path file = Path.of(text);
    if (!Files.isReadable(file)) {
      wrong("CENTRALA_MASTER_KEY_FILE", "names a file that cannot be read: " + text);
    }
    return file;
  }

  private URI publicUrl(Ports ports) {
    URI given = value("CENTRALA_PUBLIC_URL", ConfigurationReader::publicAddress);
    return given == null ? URI.create("http://localhost:" + ports.http()) : given;
  }

  private ClusterJoin cluster() {
    ClusterJoin given =
        value(
            "CENTRALA_CLUSTER",
            text ->
                ClusterJoin.parse(text)
                    .orElseThrow(() ->
                        new IllegalArgumentException(
                            "must be none, multicast, tcp:host1:port,host2:port or"
                                + " kubernetes:service, not \""
                                + text
                                + "\"")));
    return given == null ? new ClusterJoin.None() : given;
  }

  private List<HostPort> hosts(String name, String otherwise) {
    String text = text(name);
    List<HostPort> hosts = new ArrayList<>();
    for (String each : (text == null ? otherwise : text).split(",")) {
      if (!each.isBlank()) {
        Optional<HostPort> host = HostPort.parse(each);
        host.ifPresentOrElse(
            hosts::add, () -> wrong(name, "\"" + each.trim() + "\" is no host or host:port"));
      }
    }
    return List.copyOf(hosts);
  }

  private List<AddressRange> proxies() {
    String text = text("CENTRALA_TRUSTED_PROXIES");
    List<AddressRange> ranges = new ArrayList<>();
    for (String each : (text == null ? "" : text).split(",")) {
      if (!each.isBlank()) {
        AddressRange.parse(each)
            .ifPresentOrElse(
                ranges::add,
                () ->
                    wrong(
                        "CENTRALA_TRUSTED_PROXIES",
                        "\"" + each.trim() + "\" is no address or range such as 10.0.0.0/8"));
      }
    }
    return List.copyOf(ranges);
  }

  private LimitDefaults limits() {
    LimitDefaults limits = LimitDefaults.STANDARD;
    String text = text("CENTRALA_LIMITS");
    for (String each : (text == null ? "" : text).split(",")) {
      if (!each.isBlank()) {
        String[] parts = each.trim().split("=", 2);
        Optional<LimitKind> kind = LimitKind.fromWireName(parts[0]);
        if (kind.isEmpty() || parts.length < 2 || !parts[1].matches("[0-9]{1,9}")) {
          wrong("CENTRALA_LIMITS", "\"" + each.trim() + "\" is no limit such as requests=200");
        } else {
          limits = limits.with(kind.get(), Integer.parseInt(parts[1]));
        }
      }
    }
    return limits;
  }

  private <T> @Nullable T value(String name, Function<String, T> parse) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException malformed) {
      wrong(name, String.valueOf(malformed.getMessage()));
      return null;
    }
  }

  private @Nullable String text(String name) {
    String text = environment.get(name);
    return text == null || text.isBlank() ? null : text.trim();
  }

  private void wrong(String name, String why) {
    assert name.startsWith(PREFIX);
    problems.add(name + " " + why);
  }

  /** Says the form and not the value: it holds a password. */
  private static DatabaseUrl database(String text) {
    String form = "must have the form postgresql://user:password@host:port/database";
    URI uri = uri(text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text, form);
    boolean postgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
    String user = uri.getUserInfo();
    String path = uri.getPath();
    if (!postgres
        || uri.getHost() == null
        || user == null
        || !user.contains(":")
        || path == null
        || path.length() < 2) {
      throw new IllegalArgumentException(form);
    }
    return DatabaseUrl.parse(text);
  }

  private static URI smtp(String text) {
    String form = "must have the form smtp://user:password@host:port or smtps://…";
    URI uri = uri(text, form);
    boolean mail = "smtp".equals(uri.getScheme()) || "smtps".equals(uri.getScheme());
    if (!mail || uri.getHost() == null) {
      throw new IllegalArgumentException(form);
    }
    return uri;
  }

  private static URI publicAddress(String text) {
    String form =
        "must be the http or https address that browsers and providers use, without a query";
    URI uri = uri(text.replaceFirst("/+$", ""), form);
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!web
        || uri.getHost() == null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(form);
    }
    return uri;
  }

  private static URI uri(String text, String form) {
    try {
      return new URI(text);
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException(form, malformed);
    }
  }
}
