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
import org.jspecify.annotations.Nullable;

/**
 * The one client for addresses that users give. Connects to exactly the address that was checked,
 * so that a name cannot change its mind in between; follows no redirect; reads at most 64 KiB; ends
 * after 30 seconds in all, however slowly bytes arrive. Blocks its virtual thread.
 */
public final class GuardedHttpClient implements AutoCloseable {
  public static final int MOST_BODY_BYTES = 64 * 1024;
  public static final Duration DEADLINE = Duration.ofSeconds(30);

  private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

  /** Enough for all who call one service that many tenants use: who asks has a limit of its own. */
  private static final int CONNECTIONS_PER_TARGET = 256;

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
    return call(new Call("POST", url, headers, body, deadline));
  }

  /** A request of any kind, that must be answered within its own time and the client's. */
  public record Call(
      String method,
      String url,
      Map<String, String> headers,
      @Nullable String body,
      Duration deadline) {}

  public HttpOutcome call(Call call) {
    return switch (targets.reach(call.url())) {
      case PublicTargets.Reach.Forbidden forbidden -> new HttpOutcome.Forbidden(forbidden.detail());
      case PublicTargets.Reach.Unknown unknown -> new HttpOutcome.Failed(unknown.detail());
      case PublicTargets.Reach.Address reach -> send(reach, call);
    };
  }

  private HttpOutcome send(PublicTargets.Reach.Address reach, Call call) {
    RequestOptions options;
    try {
      options = options(reach, call);
    } catch (IllegalArgumentException notAllowed) {
      // Its message may hold a secret.
      return new HttpOutcome.Failed("a header has characters that it must not have");
    }
    Future<HttpClientRequest> request = client.request(options);
    Duration within = call.deadline().compareTo(deadline) < 0 ? call.deadline() : deadline;
    try {
      return request
          .compose(open -> send(open, call.body()).compose(response -> read(open, response)))
          .timeout(within.toMillis(), TimeUnit.MILLISECONDS)
          .await();
    } catch (Throwable failed) {
      request.onSuccess(HttpClientRequest::reset);
      return new HttpOutcome.Failed(describe(failed, within));
    }
  }

  private static Future<HttpClientResponse> send(HttpClientRequest open, @Nullable String body) {
    return body == null ? open.send() : open.send(Buffer.buffer(body));
  }

  private static RequestOptions options(PublicTargets.Reach.Address reach, Call call) {
    Target target = reach.target();
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(call.method()))
            .setServer(
                SocketAddress.inetSocketAddress(target.port(), reach.address().getHostAddress()))
            .setHost(target.host())
            .setPort(target.port())
            .setSsl(target.tls())
            .setURI(target.path())
            .setFollowRedirects(false);
    call.headers().forEach(options::putHeader);
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

  private static String describe(Throwable failed, Duration within) {
    if (failed instanceof TimeoutException) {
      return "no complete answer within " + within.toSeconds() + " s";
    }
    String message = failed.getMessage();
    return message == null ? failed.getClass().getSimpleName() : message;
  }

  @Override
  public void close() {
    client.close().await();
  }
}
