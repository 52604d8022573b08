package dev.centrala.infra.bench;

import dev.centrala.infra.postgres.Database;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.UUID;

/**
 * The floor of an answer to a carrier: a bare Vert.x handler that answers after one committed
 * insert.
 */
final class FloorAnswers implements AutoCloseable {
  private static final String DOCUMENT =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Say>Welcome.</Say></Response>";

  private final Vertx vertx = Vertx.vertx();
  private final Pool pool;
  private final HttpServer server;

  FloorAnswers(BenchNode node, int connections) {
    pool = Database.connect(vertx, node.superuser(), connections);
    pool.query("CREATE SCHEMA IF NOT EXISTS floor").execute().await();
    pool.query("CREATE TABLE floor.calls (id uuid PRIMARY KEY, form text NOT NULL)")
        .execute()
        .await();
    server =
        vertx
            .createHttpServer()
            .requestHandler(request ->
                request
                    .body()
                    .compose(body ->
                        pool.preparedQuery("INSERT INTO floor.calls VALUES ($1, $2)")
                            .execute(Tuple.of(UUID.randomUUID(), body.toString())))
                    .onComplete(written ->
                        request
                            .response()
                            .setStatusCode(written.succeeded() ? 200 : 500)
                            .putHeader("Content-Type", "text/xml")
                            .end(DOCUMENT)))
            .listen(0, "127.0.0.1")
            .await();
  }

  /** The same form to the floor. */
  HttpRequest like(HttpRequest request) {
    return HttpRequest.newBuilder(request, (name, value) -> true)
        .uri(URI.create("http://127.0.0.1:" + server.actualPort() + "/voice"))
        .build();
  }

  @Override
  public void close() {
    server.close().await();
    pool.close().await();
    vertx.close().await();
  }
}
