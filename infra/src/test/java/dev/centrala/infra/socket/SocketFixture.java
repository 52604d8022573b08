package dev.centrala.infra.socket;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.centrala.core.access.Authenticator;
import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Role;
import dev.centrala.core.access.Seat;
import dev.centrala.core.access.SeatMeter;
import dev.centrala.core.access.SeatStore;
import dev.centrala.core.events.DirectoryTx;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.SessionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.usage.Meter;
import dev.centrala.core.usage.UsageEvent;
import dev.centrala.core.usage.UsageGrouping;
import dev.centrala.core.usage.UsageLog;
import dev.centrala.core.usage.UsageSum;
import dev.centrala.infra.socket.Fakes.MemoryCommands;
import dev.centrala.infra.socket.Fakes.MemoryDirectory;
import dev.centrala.infra.socket.Fakes.MemoryFeed;
import dev.centrala.web.socket.AgentConnections;
import dev.centrala.web.socket.AgentFrames;
import dev.centrala.web.socket.AgentSocketParts;
import dev.centrala.web.socket.FrameTrace;
import dev.centrala.web.socket.Frames;
import dev.centrala.web.socket.OriginRule;
import dev.centrala.web.socket.SocketClock;
import dev.centrala.web.socket.SocketLimits;
import dev.centrala.web.socket.SocketRegistry;
import dev.centrala.web.socket.SocketRoutes;
import dev.centrala.web.socket.VisitorFrames;
import dev.centrala.web.socket.VisitorSocketParts;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server with real sockets over fakes of the core: tokens are {@code user-<n>}, and each names a
 * caller.
 */
final class SocketFixture implements BeforeAllCallback, AfterAllCallback {
  final Vertx vertx = Vertx.vertx();
  final ObjectMapper json =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();
  final Frames frames = new Frames(json);
  final AgentFrames agentFrames = new AgentFrames(frames);
  final SocketRegistry registry = new SocketRegistry(InstantSource.system());
  final MemoryDirectory directory = new MemoryDirectory();
  final MemoryFeed feed = new MemoryFeed(agentFrames, registry);
  final MemoryCommands commands = new MemoryCommands();
  final FakeDesk desk = new FakeDesk(feed);
  final FewPlaces limits = new FewPlaces();
  final FakeChats chats = new FakeChats(this::pass);
  final TenantId tenant = TenantId.next();
  final Map<String, Caller> callers = new ConcurrentHashMap<>();

  /** Until it is open nobody learns whose a token is, and no chat begins. */
  volatile Promise<Void> gate = Promise.promise();

  int port;
  private volatile Context server;

  @Override
  public void beforeAll(ExtensionContext context) {
    gate.complete();
    Authenticator authenticator =
        token -> {
          pass();
          Caller caller = callers.get(token.replaceAll("^x\\.[^.]*\\.", ""));
          if (caller == null) {
            throw new RefusedException(new Refusal.Unauthenticated("no such token"));
          }
          return caller;
        };
    AgentConnections connections =
        new AgentConnections(
            directory,
            desk,
            new SeatMeter(
                new NoTransactions(), new NoSeats(), new NoUsage(), InstantSource.system()));
    AgentSocketParts agents =
        new AgentSocketParts(
            authenticator,
            desk,
            feed,
            commands,
            connections,
            registry,
            json,
            frames,
            agentFrames,
            limits,
            InstantSource.system(),
            FrameTrace.NONE);
    VisitorSocketParts visitors =
        new VisitorSocketParts(
            chats,
            directory,
            registry,
            frames,
            new VisitorFrames(frames),
            limits,
            InstantSource.system());
    DeploymentOptions virtual =
        new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
    vertx
        .deployVerticle(
            new VerticleBase() {
              @Override
              public Future<?> start() {
                server = super.context;
                Router router = Router.router(vertx);
                new SocketRoutes(
                        new OriginRule(URI.create("https://centrala.test"), false),
                        agents,
                        visitors)
                    .mount(router);
                return vertx
                    .createHttpServer(SocketLimits.apply(new HttpServerOptions()))
                    .requestHandler(router)
                    .listen(0, "127.0.0.1")
                    .onSuccess(server -> port = server.actualPort());
              }
            },
            virtual)
        .await();
    vertx
        .deployVerticle(
            new SocketClock(
                registry,
                (of, sessions) -> {
                  Map<SessionId, Set<Role>> good = new ConcurrentHashMap<>();
                  callers.values().stream()
                      .filter(caller -> sessions.contains(caller.session()))
                      .forEach(caller -> good.put(caller.session(), caller.roles()));
                  return good;
                },
                connections),
            virtual)
        .await();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    registry.closeAll();
    vertx.close().await();
  }

  private void pass() {
    gate.future().await();
  }

  /** Does this on the server's own context, whose other work waits meanwhile. */
  void onServer(Runnable work) {
    server.runOnContext(now -> work.run());
  }

  /** A new agent whose token is the answer. */
  String newAgent() {
    String token = "user-" + UserId.next();
    callers.put(
        token, new Caller(tenant, UserId.next(), SessionId.next(), null, Set.of(Role.AGENT)));
    return token;
  }

  WebSocketConnectOptions agentAddress() {
    return address("/ws/agent", SocketLimits.AGENT_PROTOCOL);
  }

  WebSocketConnectOptions chatAddress() {
    return address("/ws/chat", SocketLimits.CHAT_PROTOCOL);
  }

  WebSocketConnectOptions address(String uri, String protocol) {
    return new WebSocketConnectOptions()
        .setAllowOriginHeader(false)
        .setHost("127.0.0.1")
        .setPort(port)
        .setURI(uri)
        .addSubProtocol(protocol);
  }

  SocketClient connect(WebSocketConnectOptions address) {
    return new SocketClient(vertx, json, address);
  }

  /** An authenticated agent's socket whose snapshot has been taken. */
  SocketClient agent(String token) {
    SocketClient client = connect(agentAddress());
    client.send("authenticate", Map.of("token", token));
    client.next("welcome");
    client.next("snapshot");
    return client;
  }

  private static final class NoTransactions implements Transactions {
    @Override
    public <T> T inTenant(TenantId tenant, java.util.function.Function<Tx, T> work) {
      return work.apply(
          new Tx() {
            @Override
            public TenantId tenant() {
              return tenant;
            }

            @Override
            public void afterCommit(Runnable action) {
              action.run();
            }
          });
    }

    @Override
    public <T> T inDirectory(java.util.function.Function<DirectoryTx, T> work) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class NoSeats implements SeatStore {
    @Override
    public java.util.List<Seat> lockOpen(Tx tx, java.util.Collection<UserId> users) {
      return java.util.List.of();
    }

    @Override
    public java.util.List<Seat> lockUnseen(Tx tx, java.time.Instant before) {
      return java.util.List.of();
    }

    @Override
    public void insert(Tx tx, Seat seat) {}

    @Override
    public void save(Tx tx, Seat seat) {}
  }

  private static final class NoUsage implements UsageLog {
    @Override
    public void record(Tx tx, UsageEvent event) {}

    @Override
    public java.util.List<UsageSum> sum(
        Tx tx, Meter meter, java.time.Instant from, java.time.Instant to, UsageGrouping grouping) {
      return java.util.List.of();
    }
  }
}
