package dev.centrala.infra.outbound;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one client for addresses that users give. Connects to exactly the address that was checked,
 * so that a name cannot change its mind in between; follows no redirect; reads at most 64 KiB; ends
 * after 30 seconds in all, however slowly bytes arrive. Blocks its virtual thread.
 */
public final class GuardedHttpClient implements AutoCloseable {
  public static final int MOST_BODY_BYTES = 64 * 1024;
  public static final Duration DEADLINE = Duration.ofSeconds(30);

  private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
  private static final int CONNECTIONS_PER_TARGET = 16;
  private static final int LARGEST_HEADER_BYTES = 16 * 1024;

  private final HttpClient client;
  private final PublicTargets targets;
  private final Duration deadline;

  public GuardedHttpClient(Vertx vertx, PublicTargets targets) {
    this(vertx, targets, DEADLINE);
  }

  /** With another deadline, for tests. */
  GuardedHttpClient(Vertx vertx, PublicTargets targets, Duration deadline) {
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setMaxHeaderSize(LARGEST_HEADER_BYTES)
                .setKeepAliveTimeout(10),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_TARGET));
    this.targets = targets;
    this.deadline = deadline;
  }

  public HttpOutcome post(String url, Map<String, String> headers, String body) {
    return switch (targets.reach(url)) {
      case PublicTargets.Reach.Forbidden forbidden -> new HttpOutcome.Forbidden(forbidden.detail());
      case PublicTargets.Reach.Unknown unknown -> new HttpOutcome.Failed(unknown.detail());
      case PublicTargets.Reach.Address reach -> send(reach, headers, Buffer.buffer(body));
    };
  }

  private HttpOutcome send(
      PublicTargets.Reach.Address reach, Map<String, String> headers, Buffer body) {
    Future<HttpClientRequest> request = client.request(options(reach, headers));
    try {
      return request
          .compose(open -> open.send(body).compose(response -> read(open, response)))
          .timeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
          .await();
    } catch (Throwable failed) {
      request.onSuccess(HttpClientRequest::reset);
      return new HttpOutcome.Failed(describe(failed));
    }
  }

  private static RequestOptions options(
      PublicTargets.Reach.Address reach, Map<String, String> headers) {
    Target target = reach.target();
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(
                SocketAddress.inetSocketAddress(target.port(), reach.address().getHostAddress()))
            .setHost(target.host())
            .setPort(target.port())
            .setSsl(target.tls())
            .setURI(target.path())
            .setFollowRedirects(false);
    headers.forEach(options::putHeader);
    return options;
  }

  /** Stops at the cap by closing the connection: what is left is not wanted. */
  private static Future<HttpOutcome> read(HttpClientRequest request, HttpClientResponse response) {
    Promise<HttpOutcome> done = Promise.promise();
    Buffer body = Buffer.buffer();
    response.handler(chunk -> {
      if (body.length() + chunk.length() <= MOST_BODY_BYTES) {
        body.appendBuffer(chunk);
      } else {
        body.appendBuffer(chunk, 0, MOST_BODY_BYTES - body.length());
        done.tryComplete(answered(response, body, true));
        request.reset();
      }
    });
    response.exceptionHandler(done::tryFail);
    response.endHandler(end -> done.tryComplete(answered(response, body, false)));
    return done.future();
  }

  private static HttpOutcome answered(HttpClientResponse response, Buffer body, boolean truncated) {
    Map<String, String> headers = new HashMap<>();
    response
        .headers()
        .forEach(
            header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
    return new HttpOutcome.Answered(response.statusCode(), headers, body.getBytes(), truncated);
  }

  private String describe(Throwable failed) {
    if (failed instanceof TimeoutException) {
      return "no complete answer within " + deadline.toSeconds() + " s";
    }
    String message = failed.getMessage();
    return message == null ? failed.getClass().getSimpleName() : message;
  }

  @Override
  public void close() {
    client.close().await();
  }
}
