package dev.centrala.connectors.twilio.control;

import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * The SDK's HTTP client, pointed at a base URL: {@code https://api.twilio.com/2010-04-01/…} becomes
 * {@code {base}/2010-04-01/…}, so that carriers with Twilio's API and the sandbox are reached
 * alike. Follows no redirects, limits time and size, and does not retry: the SDK's own client
 * repeats a POST after a 5xx, which can send a message twice.
 */
final class RebasedHttpClient extends com.twilio.http.HttpClient {
  private static final long LARGEST_ANSWER_BYTES = 4_000_000;
  private static final long USUAL_PATIENCE_MILLIS = 1000;

  private final HttpClient http;
  private final URI base;
  private final Duration timeout;

  RebasedHttpClient(HttpClient http, URI base, Duration timeout) {
    this.http = http;
    this.base = base;
    this.timeout = timeout;
  }

  @Override
  public Response reliableRequest(Request request) {
    return makeRequest(request);
  }

  @Override
  public Response makeRequest(Request request) {
    HttpRequest.Builder wire =
        HttpRequest.newBuilder(rebase(request.constructURL())).timeout(timeout);
    request.getHeaderParams().forEach((name, values) -> values.forEach(v -> wire.header(name, v)));
    if (request.requiresAuthentication()) {
      wire.setHeader("Authorization", request.getAuthString());
    }
    wire.setHeader("Accept", "application/json");
    if (request.getMethod() == HttpMethod.POST) {
      wire.setHeader("Content-Type", "application/x-www-form-urlencoded");
      wire.POST(HttpRequest.BodyPublishers.ofString(request.encodeFormBody()));
    } else {
      wire.method(request.getMethod().name(), HttpRequest.BodyPublishers.noBody());
    }
    return judged(send(wire.build()));
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(
          request,
          HttpResponse.BodyHandlers.limiting(
              HttpResponse.BodyHandlers.ofString(), LARGEST_ANSWER_BYTES));
    } catch (HttpConnectTimeoutException | ConnectException | UnresolvedAddressException away) {
      throw new ApiTrouble.NotReached("the provider cannot be reached", away);
    } catch (IOException broken) {
      throw new ApiTrouble.NoVerdict("the connection broke before the answer", broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ApiTrouble.NoVerdict("interrupted before the answer", stopped);
    }
  }

  private static Response judged(HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status == 429) {
      throw new ApiTrouble.Throttled(patienceMillis(answer));
    }
    if (status >= 500 || (status >= 300 && status < 400)) {
      throw new ApiTrouble.NoVerdict("the provider answered " + status, null);
    }
    Header[] headers =
        answer.headers().map().entrySet().stream()
            .flatMap(e -> e.getValue().stream().map(v -> new BasicHeader(e.getKey(), v)))
            .toArray(Header[]::new);
    return new Response(answer.body(), status, headers);
  }

  private static long patienceMillis(HttpResponse<String> answer) {
    String seconds = answer.headers().firstValue("Retry-After").orElse("");
    return seconds.matches("[0-9]{1,4}") ? Long.parseLong(seconds) * 1000 : USUAL_PATIENCE_MILLIS;
  }

  /** Lists name their next page by a path that may hold the base's own path already. */
  private URI rebase(URL sdkUrl) {
    String file = sdkUrl.getFile();
    String prefix = base.getRawPath() == null ? "" : base.getRawPath();
    String path = !prefix.isEmpty() && file.startsWith(prefix + "/") ? file : prefix + file;
    return URI.create(base.getScheme() + "://" + base.getRawAuthority() + path);
  }
}
