package dev.centrala.connectors.sandbox;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Sends signed forms to webhooks as the carrier does, again after a failure that the URL's
 * connection overrides name. Retries carry the same {@code I-Twilio-Idempotency-Token}. Blocking;
 * meant for virtual threads.
 */
final class WebhookClient implements AutoCloseable {
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final List<WebhookCall> calls = new ArrayList<>();

  /** Every attempt so far, oldest first. */
  List<WebhookCall> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /** Returns the last attempt made. */
  WebhookCall post(CarrierAccount account, String configuredUrl, Map<String, String> form) {
    return post(account, configuredUrl, form, UUID.randomUUID().toString());
  }

  WebhookCall post(
      CarrierAccount account, String configuredUrl, Map<String, String> form, String token) {
    return send(account, configuredUrl, "POST", form, token);
  }

  /** As a GET the form is in the query, and the signature covers the URL alone. */
  WebhookCall send(
      CarrierAccount account,
      String configuredUrl,
      String method,
      Map<String, String> form,
      String token) {
    URI configured = URI.create(configuredUrl);
    ConnectionOverrides overrides = ConnectionOverrides.of(configured);
    int hash = configuredUrl.indexOf('#');
    String url = hash < 0 ? configuredUrl : configuredUrl.substring(0, hash);
    boolean isGet = method.equals("GET");
    String target = isGet ? url + (url.contains("?") ? "&" : "?") + encode(form) : url;
    String signature = WebhookSignature.sign(account.authToken(), target, isGet ? Map.of() : form);
    HttpRequest.Builder request =
        request(target, signature, token).timeout(Duration.ofMillis(overrides.readTimeoutMillis()));
    HttpRequest sent =
        isGet
            ? request.GET().build()
            : request
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
                .build();
    long deadline = System.nanoTime() + overrides.totalTimeMillis() * 1_000_000L;
    WebhookCall last = attempt(sent, form, token);
    for (int retry = 0; retry < overrides.retries(); retry++) {
      if (last.succeeded() || !overrides.retries(last.failure()) || System.nanoTime() > deadline) {
        break;
      }
      last = attempt(sent, form, token);
    }
    return last;
  }

  private static HttpRequest.Builder request(String url, String signature, String token) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("X-Twilio-Signature", signature)
        .header("I-Twilio-Idempotency-Token", token)
        .header("User-Agent", "TwilioProxy/1.1")
        .header("Accept", "*/*");
  }

  private WebhookCall attempt(HttpRequest request, Map<String, String> form, String token) {
    WebhookCall call = send(request, form, token);
    synchronized (calls) {
      calls.add(call);
    }
    return call;
  }

  private WebhookCall send(HttpRequest request, Map<String, String> form, String token) {
    String url = request.uri().toString();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      int status = answer.statusCode();
      String failure = status >= 500 ? "5xx" : status >= 400 ? "4xx" : status >= 300 ? "3xx" : "";
      String type = answer.headers().firstValue("Content-Type").orElse("");
      return new WebhookCall(url, form, token, status, type, answer.body(), failure);
    } catch (HttpConnectTimeoutException | ConnectException notConnected) {
      return new WebhookCall(url, form, token, 0, "", "", "ct");
    } catch (HttpTimeoutException late) {
      return new WebhookCall(url, form, token, 0, "", "", "rt");
    } catch (IOException broken) {
      return new WebhookCall(url, form, token, 0, "", "", "ct");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new WebhookCall(url, form, token, 0, "", "", "stopped");
    }
  }

  /** Fetches what a message's {@code MediaUrl} names; throws when it is not there. */
  CarrierMedia fetch(URI url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(10)).GET().build();
    HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException("media answered " + answer.statusCode());
    }
    String type = answer.headers().firstValue("Content-Type").orElse("application/octet-stream");
    return CarrierMedia.of(type, answer.body());
  }

  private static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
