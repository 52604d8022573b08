package dev.centrala.infra.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.access.AccessLimits;
import dev.centrala.core.access.User;
import dev.centrala.core.shared.SessionId;
import dev.centrala.core.tenant.Tenant;
import dev.centrala.core.tenant.limit.TenantLimits;
import dev.centrala.infra.config.Json;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.node.AccessHooks;
import dev.centrala.infra.node.AccessParts;
import dev.centrala.infra.node.AccessSettings;
import dev.centrala.infra.postgres.TestDatabase;
import dev.centrala.web.contract.ContractDocument;
import dev.centrala.web.contract.ContractRouter;
import dev.centrala.web.http.Routes;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The access area behind a real HTTP server on a virtual thread, with replies held to the contract.
 */
final class AccessNode implements BeforeAllCallback, AfterAllCallback {
  static final String PUBLIC_URL = "https://centrala.example";

  final TestDatabase database = new TestDatabase();
  final MovingClock clock = new MovingClock();
  final MasterKey masterKey = new MasterKey(List.of(new byte[32]));
  final List<Tenant> newTenants = new CopyOnWriteArrayList<>();
  final List<User> changedUsers = new CopyOnWriteArrayList<>();
  final Set<SessionId> ended = ConcurrentHashMap.newKeySet();
  final ObjectMapper json = Json.mapper();

  private final @Nullable URI smtp;
  private final AccessLimits limits;
  AccessParts parts;
  Client client;

  AccessNode(AccessLimits limits) {
    this(limits, null);
  }

  AccessNode(AccessLimits limits, @Nullable URI smtp) {
    this.limits = limits;
    this.smtp = smtp;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    database.beforeAll(context);
    parts = newParts();
    client = new Client(listen(parts), json);
  }

  /** What a restarted or a second node would build on the same database. */
  AccessParts newParts() {
    return new AccessParts(
        database.vertx(),
        database.transactions(),
        masterKey,
        json,
        clock,
        new AccessSettings(PUBLIC_URL, smtp, true, 2, limits),
        new AccessHooks(
            (tx, tenant, owner) -> newTenants.add(tenant),
            (tx, user) -> tx.afterCommit(() -> changedUsers.add(user)),
            (tx, tenant) -> {},
            (tx, skills) -> Map.of(),
            (tenant, user, session) -> ended.add(session),
            limiter -> limiter,
            (tx, address) -> {}));
  }

  int listen(AccessParts served) {
    Server server = new Server(served);
    database
        .vertx()
        .deployVerticle(
            server, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
        .await();
    return server.http.actualPort();
  }

  private final class Server extends VerticleBase {
    private final AccessParts served;
    private HttpServer http;

    Server(AccessParts served) {
      this.served = served;
    }

    @Override
    public Future<?> start() {
      Router router = Router.router(vertx);
      ContractRouter operations =
          new ContractRouter(
              vertx,
              router,
              ContractDocument.load(served.contract()),
              served.authenticator(),
              json,
              true,
              served.keptReplies(),
              TenantLimits.NONE);
      for (Routes routes : served.routes()) {
        routes.bind(operations);
      }
      if (!operations.unbound().isEmpty()) {
        throw new IllegalStateException("nobody serves " + operations.unbound());
      }
      http = vertx.createHttpServer().requestHandler(router);
      return http.listen(0, "127.0.0.1");
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    parts.stop();
    database.afterAll(context);
  }

  /** Signs a business up and answers with the token fields of its owner. */
  JsonNode signUp(String company, String email) {
    client.post("/api/v1/signup", signUpBody(company, email)).expect(202);
    return client.post("/api/v1/signup/confirm", Map.of("token", mailedToken(email))).expect(201);
  }

  static Map<String, Object> signUpBody(String company, String email) {
    return Map.of(
        "company", company, "name", "Demo Owner", "email", email, "password", "correct horse 1");
  }

  /** The token in the newest mail to the address that carries one. */
  String mailedToken(String email) {
    for (JsonNode mail : client.get("/demo/mails?to=" + email, null).expect(200).path("items")) {
      for (JsonNode link : mail.path("links")) {
        return link.asText().replaceFirst(".*token=", "");
      }
    }
    throw new AssertionError("no mail with a link to " + email);
  }

  /** Invites and accepts; answers with the token fields. */
  JsonNode member(String ownerToken, String email, String role) {
    client
        .post(
            "/api/v1/users",
            Map.of("email", email, "name", "Demo " + role, "roles", List.of(role)),
            ownerToken)
        .expect(201);
    return client
        .post(
            "/api/v1/invitations/accept",
            Map.of("token", mailedToken(email), "password", "correct horse 1"))
        .expect(201);
  }
}
