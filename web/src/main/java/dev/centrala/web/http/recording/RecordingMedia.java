package dev.centrala.web.http.recording;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.recording.Recording;
import dev.centrala.core.recording.RecordingLinks;
import dev.centrala.core.recording.RecordingState;
import dev.centrala.core.recording.RecordingStore;
import dev.centrala.core.recording.RecordingVault;
import dev.centrala.core.shared.RecordingId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a recording to whoever has its link, whole or in part (RFC 9110, section 14). A wrong or
 * late link is answered as if there were nothing.
 */
public final class RecordingMedia {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingMedia.class);
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,15})-([0-9]{0,15})");
  private static final int PIECE_BYTES = 64 * 1024;

  private final Transactions transactions;
  private final RecordingStore recordings;
  private final RecordingVault vault;
  private final RecordingLinks links;
  private final InstantSource clock;

  public RecordingMedia(
      Transactions transactions,
      RecordingStore recordings,
      RecordingVault vault,
      RecordingLinks links,
      InstantSource clock) {
    this.transactions = transactions;
    this.recordings = recordings;
    this.vault = vault;
    this.links = links;
    this.clock = clock;
  }

  /** Handlers block: run them on virtual threads. */
  public void bind(Router router) {
    router.get("/media/recordings/:tenant/:recording").handler(this::serve);
  }

  /** From the first byte to the last, both included. */
  private record Part(long first, long last) {
    long bytes() {
      return last - first + 1;
    }
  }

  private void serve(RoutingContext context) {
    try {
      TenantId tenant = TenantId.parse(context.pathParam("tenant"));
      RecordingId id = RecordingId.parse(context.pathParam("recording"));
      check(context, tenant, id);
      Recording recording =
          transactions
              .inTenant(tenant, tx -> recordings.find(tx, id))
              .filter(found -> found.state() == RecordingState.READY)
              .orElseThrow(() -> RefusedException.notFound("recording"));
      answer(context, tenant, recording);
    } catch (RefusedException refused) {
      boolean outage = refused.refusal() instanceof Refusal.Unavailable;
      context.response().setStatusCode(outage ? 503 : 404).end();
    }
  }

  private void check(RoutingContext context, TenantId tenant, RecordingId id) {
    String until = Optional.ofNullable(context.queryParams().get("until")).orElse("");
    String signature = Optional.ofNullable(context.queryParams().get("signature")).orElse("");
    if (!until.matches("[0-9]{1,11}")) {
      throw RefusedException.notFound("recording");
    }
    Instant end = Instant.ofEpochSecond(Long.parseLong(until));
    if (!links.fits(tenant, id, end, signature) || !clock.instant().isBefore(end)) {
      throw RefusedException.notFound("recording");
    }
  }

  private void answer(RoutingContext context, TenantId tenant, Recording recording) {
    long bytes = recording.bytes() == null ? 0 : recording.bytes();
    HttpServerResponse response =
        context
            .response()
            .putHeader("Content-Type", String.valueOf(recording.contentType()))
            .putHeader("Accept-Ranges", "bytes")
            .putHeader("X-Content-Type-Options", "nosniff")
            .putHeader("Content-Security-Policy", "sandbox; default-src 'none'")
            .putHeader("Cross-Origin-Resource-Policy", "same-origin")
            .putHeader("Cache-Control", "private, no-store");
    String range = context.request().getHeader("Range");
    Part whole = new Part(0, bytes - 1);
    Part part = range == null ? whole : part(range, bytes);
    if (part == null) {
      response.setStatusCode(416).putHeader("Content-Range", "bytes */" + bytes).end();
      return;
    }
    if (range != null && RANGE.matcher(range).matches()) {
      response
          .setStatusCode(206)
          .putHeader("Content-Range", "bytes %d-%d/%d".formatted(part.first(), part.last(), bytes));
    }
    response.putHeader("Content-Length", Long.toString(part.bytes()));
    try (InputStream sound = vault.open(tenant, recording.id(), bytes, part.first())) {
      send(response, sound, part.bytes());
    } catch (IOException | RuntimeException failed) {
      LOG.warn("recording {} of tenant {} could not be played", recording.id(), tenant, failed);
      if (response.headWritten()) {
        response.reset();
      } else {
        response.headers().remove("Content-Length");
        response.setStatusCode(503).end();
      }
    }
  }

  private static void send(HttpServerResponse response, InputStream sound, long bytes)
      throws IOException {
    byte[] piece = new byte[PIECE_BYTES];
    long left = bytes;
    while (left > 0) {
      int some = sound.readNBytes(piece, 0, (int) Math.min(left, PIECE_BYTES));
      if (some == 0) {
        throw new IOException("the recording is shorter than it should be");
      }
      left -= some;
      response.write(Buffer.buffer(some).appendBytes(piece, 0, some)).await();
    }
    response.end().await();
  }

  /**
   * The whole where the range is of a form that is not known; absent where there is no such part.
   */
  private static @Nullable Part part(String range, long bytes) {
    Matcher matcher = RANGE.matcher(range);
    if (!matcher.matches() || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
      return new Part(0, bytes - 1);
    }
    long last = matcher.group(2).isEmpty() ? bytes - 1 : Long.parseLong(matcher.group(2));
    if (matcher.group(1).isEmpty()) {
      return last == 0 ? null : new Part(Math.max(0, bytes - last), bytes - 1);
    }
    long first = Long.parseLong(matcher.group(1));
    return first >= bytes || last < first ? null : new Part(first, Math.min(last, bytes - 1));
  }
}
