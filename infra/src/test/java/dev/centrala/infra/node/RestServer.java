package dev.centrala.infra.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Role;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.SessionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.web.contract.ContractDocument;
import dev.centrala.web.contract.ContractRouter;
import dev.centrala.web.http.Routes;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Routes behind the real contract on a free port of loopback; a bearer token is any text that
 * {@link #signIn} gave out.
 */
final class RestServer implements AutoCloseable {
  private final Map<String, Caller> callers = new ConcurrentHashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json;
  private final Vertx vertx;
  private final String deployment;
  private volatile int port;

  record Answer(int status, JsonNode body, Map<String, List<String>> headers) {
    String text(String field) {
      return body.path(field).asText();
    }

    String etag() {
      return headers.getOrDefault("etag", List.of("")).getFirst();
    }
  }

  RestServer(Vertx vertx, ObjectMapper json, List<String> fragments, List<Routes> routes) {
    this.vertx = vertx;
    this.json = json;
    AbstractVerticle verticle =
        new AbstractVerticle() {
          @Override
          public void start() {
            Router router = Router.router(vertx);
            ContractRouter contract =
                new ContractRouter(
                    vertx,
                    router,
                    ContractDocument.load(fragments),
                    RestServer.this::caller,
                    json,
                    true);
            routes.forEach(each -> each.bind(contract));
            if (!contract.unbound().isEmpty()) {
              throw new IllegalStateException("nobody serves " + contract.unbound());
            }
            port =
                vertx
                    .createHttpServer()
                    .requestHandler(router)
                    .listen(0, "127.0.0.1")
                    .await()
                    .actualPort();
          }
        };
    this.deployment =
        vertx
            .deployVerticle(
                verticle, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
            .await();
  }

  private Caller caller(String token) {
    Caller caller = callers.get(token);
    if (caller == null) {
      throw new RefusedException(new Refusal.Unauthenticated("no such token"));
    }
    return caller;
  }

  String signIn(TenantId tenant, Role role) {
    String token = role + "-of-" + tenant;
    callers.put(token, new Caller(tenant, UserId.next(), SessionId.next(), null, Set.of(role)));
    return token;
  }

  Answer get(String token, String path) {
    return send(token, "GET", path, null, Map.of());
  }

  Answer post(String token, String path, String body) {
    return send(token, "POST", path, body, Map.of());
  }

  Answer patch(String token, String path, String version, String body) {
    return send(token, "PATCH", path, body, Map.of("If-Match", "\"" + version + "\""));
  }

  Answer delete(String token, String path) {
    return send(token, "DELETE", path, null, Map.of());
  }

  Answer send(String token, String method, String path, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    headers.forEach(request::header);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(method, HttpRequest.BodyPublishers.ofString(body));
    }
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(
          response.statusCode(), json.readTree(response.body()), response.headers().map());
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    client.close();
    vertx.undeploy(deployment).await();
  }
}
