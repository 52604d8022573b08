package dev.centrala.infra.bench;

import dev.centrala.core.access.Account;
import dev.centrala.core.access.AgentDevice;
import dev.centrala.core.access.AgentSettings;
import dev.centrala.core.access.Caller;
import dev.centrala.core.access.CapacityOverrides;
import dev.centrala.core.access.MailAddress;
import dev.centrala.core.access.NewUser;
import dev.centrala.core.access.Role;
import dev.centrala.core.access.SignUp;
import dev.centrala.core.access.TokenIssuer;
import dev.centrala.core.interaction.AgentFeed;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.SessionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.ChannelLimits;
import dev.centrala.infra.config.Configuration;
import dev.centrala.infra.crypto.JsonWebTokens;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.crypto.SigningKeys;
import dev.centrala.infra.demo.DataDirectory;
import dev.centrala.infra.demo.EmbeddedDatabase;
import dev.centrala.infra.node.AccessParts;
import dev.centrala.infra.node.Assembly;
import dev.centrala.infra.node.Composition;
import dev.centrala.infra.node.Node;
import dev.centrala.infra.node.NodeOptions;
import dev.centrala.infra.node.Platform;
import dev.centrala.infra.node.SetUpParts;
import dev.centrala.infra.node.SocketParts;
import dev.centrala.infra.port.FreePorts;
import dev.centrala.infra.postgres.DatabaseUrl;
import dev.centrala.infra.postgres.access.PgSessionStore;
import dev.centrala.infra.postgres.access.PgSigningKeyStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** The whole product as one node on a durable PostgreSQL of its own (fsync on), with one tenant. */
final class BenchNode implements AutoCloseable {
  private static final MasterKey KEY = new MasterKey(List.of(new byte[MasterKey.LENGTH_BYTES]));

  /** Of each tenant. */
  static final int REQUESTS_PER_SECOND = 40;

  final int port;
  private final DataDirectory directory;
  private final EmbeddedDatabase database;
  private final Node node;
  private final Platform platform;
  private final AccessParts access;
  private final SetUpParts setUp;
  private final SocketParts sockets;
  private final TokenIssuer tokens;
  private final Account owner;

  BenchNode(Path data) throws IOException {
    directory = DataDirectory.open(data);
    database = EmbeddedDatabase.start(directory);
    port = FreePorts.next();
    Configuration configuration =
        Configuration.read(
            Map.of(
                "CENTRALA_MODE",
                "demo",
                "CENTRALA_HTTP_PORT",
                Integer.toString(port),
                "CENTRALA_MANAGEMENT_PORT",
                "0",
                "CENTRALA_HAZELCAST_PORT",
                "0",
                "CENTRALA_LIMITS",
                "messagesIn=1000000,agentSockets=20000,requests=" + REQUESTS_PER_SECOND,
                "CENTRALA_PUBLIC_URL",
                baseUrl()));
    AtomicReference<Platform> seenPlatform = new AtomicReference<>();
    AtomicReference<Assembly> seenAssembly = new AtomicReference<>();
    node = new Node(configuration, NodeOptions.DEMO);
    node.start(
        database.owner(),
        KEY,
        given -> {
          Assembly assembly = Composition.assemble(given);
          seenPlatform.set(given);
          seenAssembly.set(assembly);
          return assembly;
        });
    platform = seenPlatform.get();
    access = part(seenAssembly.get(), AccessParts.class);
    setUp = part(seenAssembly.get(), SetUpParts.class);
    sockets = part(seenAssembly.get(), SocketParts.class);
    tokens =
        new JsonWebTokens(
            new SigningKeys(
                platform.transactions(), new PgSigningKeyStore(), KEY, platform.clock()),
            baseUrl(),
            platform.json(),
            platform.clock());
    owner = company("bench");
  }

  /** Another tenant, with an owner. */
  Account company(String name) {
    return access
        .accounts()
        .found(
            new SignUp(
                name,
                "Owner of " + name,
                MailAddress.parse("/email", "owner@" + name + ".example"),
                "nobody signs in",
                ZoneId.of("UTC"),
                "en"))
        .orElseThrow();
  }

  private static <T> T part(Assembly assembly, Class<T> type) {
    return assembly.parts().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  String baseUrl() {
    return "http://127.0.0.1:" + port;
  }

  Platform platform() {
    return platform;
  }

  SetUpParts setUp() {
    return setUp;
  }

  AgentFeed agentFeed() {
    return sockets.agentFeed();
  }

  TenantId tenant() {
    return owner.tenant();
  }

  Actor actor() {
    return Actor.user(owner.user());
  }

  /** The server's superuser, whom no row level security binds. */
  DatabaseUrl superuser() {
    return database.owner().as("postgres", database.owner().password());
  }

  /** Access tokens of new agents, each with a session of its own. */
  List<String> agents(int count) {
    return members(count).stream().map(this::token).toList();
  }

  /** New agents, for whom a message costs a hundredth of the budget. */
  List<UserId> members(int count) {
    List<UserId> users = new ArrayList<>();
    AgentSettings settings =
        new AgentSettings(
            List.of(),
            new CapacityOverrides(null, null, 1, null, null),
            ChannelLimits.NONE,
            AgentDevice.BROWSER,
            false);
    for (int i = 0; i < count; i++) {
      NewUser wanted =
          new NewUser("agent" + i + "@bench.example", "Agent " + i, Set.of(Role.AGENT), settings);
      users.add(access.accounts().addMember(tenant(), wanted, "nobody signs in").orElseThrow());
    }
    return users;
  }

  /** An access token of a new session of an agent. */
  String token(UserId user) {
    return token(tenant(), user, Role.AGENT);
  }

  /** An access token of the tenant's owner. */
  String ownerToken() {
    return token(owner);
  }

  /** The same of an owner. */
  String token(Account company) {
    return token(company.tenant(), company.user(), Role.OWNER);
  }

  private String token(TenantId tenant, UserId user, Role role) {
    SessionId session = SessionId.next();
    platform
        .transactions()
        .doInTenant(
            tenant,
            tx -> new PgSessionStore().insert(tx, session, user, platform.clock().instant()));
    return tokens.issue(new Caller(tenant, user, session, null, Set.of(role))).text();
  }

  @Override
  public void close() throws IOException {
    node.stop();
    database.close();
    directory.close();
  }
}
