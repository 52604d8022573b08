package dev.centrala.connectors.twilio.media;

import dev.centrala.connectors.twilio.TwilioApi;
import dev.centrala.core.messaging.Attachment;
import dev.centrala.core.recording.CarrierRecordings;
import dev.centrala.core.tenant.ConnectionAccess;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches media from the provider: from the connection's own API host with its credentials, and on
 * redirects from Twilio's media hosts without them; from nowhere else. Time, size and type are
 * limited.
 */
public final class MediaClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MediaClient.class);
  private static final int MOST_REDIRECTS = 3;

  /** A day of two channels is less. */
  private static final long LARGEST_SOUND_BYTES = 4L << 30;

  private static final Duration LONGEST_FETCH = Duration.ofMinutes(15);
  private static final Set<String> KINDS = Set.of("image", "audio", "video");
  private static final Set<String> TYPES =
      Set.of("application/pdf", "text/plain", "text/vcard", "text/x-vcard", "text/calendar");

  private final Duration timeout;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(3))
          .build();

  /**
   * {@code timeout} is for one file; a webhook that waits for it has to answer within Twilio's 15
   * s.
   */
  public MediaClient(Duration timeout) {
    this.timeout = timeout;
  }

  public FetchedMedia fetch(ConnectionAccess connection, URI url) {
    URI next = url;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      boolean own = isApi(connection, next);
      if (!own && !(hop > 0 && isMediaHost(next))) {
        return new FetchedMedia.LeftOut("it does not come from the provider");
      }
      HttpResponse<Optional<byte[]>> answer;
      try {
        answer = get(next, own ? authorization(connection) : "");
      } catch (CompletionException | CancellationException failed) {
        return new FetchedMedia.NotNow("the provider did not give the file in time");
      }
      Optional<String> location = answer.headers().firstValue("Location");
      if (answer.statusCode() / 100 == 3 && location.isPresent()) {
        next = next.resolve(location.get());
      } else {
        return judged(answer);
      }
    }
    return new FetchedMedia.LeftOut("the provider sends us in circles");
  }

  /** Opens a recording, however long it is, from the same places. */
  public CarrierRecordings.Sound openSound(ConnectionAccess connection, URI url) {
    URI next = url;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      boolean own = isApi(connection, next);
      if (!own && !(hop > 0 && isMediaHost(next))) {
        return new CarrierRecordings.Sound.NotNow("it does not come from the provider");
      }
      HttpResponse<InputStream> answer;
      try {
        answer =
            http.send(
                request(next, own ? authorization(connection) : ""),
                HttpResponse.BodyHandlers.ofInputStream());
      } catch (IOException failed) {
        return new CarrierRecordings.Sound.NotNow("the provider cannot be reached");
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new CarrierRecordings.Sound.NotNow("interrupted");
      }
      Optional<String> location = answer.headers().firstValue("Location");
      if (answer.statusCode() == 200) {
        return new CarrierRecordings.Sound.Open(
            new CappedStream(answer.body(), LARGEST_SOUND_BYTES, LONGEST_FETCH.toNanos()),
            "audio/wav");
      }
      closeQuietly(answer.body());
      if (answer.statusCode() / 100 == 3 && location.isPresent()) {
        next = next.resolve(location.get());
      } else if (answer.statusCode() == 404 || answer.statusCode() == 410) {
        return new CarrierRecordings.Sound.Gone();
      } else {
        return new CarrierRecordings.Sound.NotNow("the provider answered " + answer.statusCode());
      }
    }
    return new CarrierRecordings.Sound.NotNow("the provider sends us in circles");
  }

  private static void closeQuietly(InputStream body) {
    try {
      body.close();
    } catch (IOException nothingMoreToDo) {
      LOG.debug("an answer could not be closed", nothingMoreToDo);
    }
  }

  private HttpRequest request(URI url, String authorization) {
    HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(timeout).GET();
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return request.build();
  }

  private HttpResponse<Optional<byte[]>> get(URI url, String authorization) {
    return http.sendAsync(
            request(url, authorization), info -> new CappedBody(Attachment.LARGEST_BYTES))
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private static FetchedMedia judged(HttpResponse<Optional<byte[]>> answer) {
    int status = answer.statusCode();
    if (status == 404 || status == 410) {
      return new FetchedMedia.LeftOut("the provider no longer has it");
    }
    if (status == 401 || status == 403) {
      return new FetchedMedia.LeftOut("the provider refused it, with " + status);
    }
    if (status != 200) {
      return new FetchedMedia.NotNow("the provider answered " + status);
    }
    if (answer.body().isEmpty()) {
      return new FetchedMedia.LeftOut("it is too large");
    }
    String type = answer.headers().firstValue("Content-Type").orElse("");
    String bare = type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    boolean wanted = TYPES.contains(bare) || KINDS.contains(bare.replaceFirst("/.*", ""));
    return wanted
        ? new FetchedMedia.Content(bare, answer.body().get())
        : new FetchedMedia.LeftOut("it is of a kind that is not taken");
  }

  private static boolean isApi(ConnectionAccess connection, URI url) {
    URI base = TwilioApi.baseUrl(connection);
    return base.getScheme().equals(url.getScheme())
        && url.getRawAuthority() != null
        && base.getRawAuthority().equalsIgnoreCase(url.getRawAuthority());
  }

  private static boolean isMediaHost(URI url) {
    String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    boolean bucket =
        host.equals("s3-external-1.amazonaws.com")
            && url.getRawPath().startsWith("/media.twiliocdn.com/");
    return "https".equals(url.getScheme())
        && url.getUserInfo() == null
        && (url.getPort() == -1 || url.getPort() == 443)
        && (host.endsWith(".twiliocdn.com") || TwilioApi.ownsHost(host) || bucket);
  }

  private static String authorization(ConnectionAccess connection) {
    String pair = connection.account() + ":" + connection.secret();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
