package dev.centrala.web.http.messaging;

import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads a raw body into memory, up to a limit and for a limited time; more is refused at once,
 * without reading on. At most sixteen bodies are read at the same time, so that uploads cannot fill
 * the memory of a node.
 */
final class UploadBody {
  private static final int AT_ONCE = 16;
  private static final long LONGEST_SECONDS = 120;

  private final Semaphore places = new Semaphore(AT_ONCE);
  private final long largestBytes;

  UploadBody(long largestBytes) {
    this.largestBytes = largestBytes;
  }

  /** The request must be paused. */
  byte[] read(HttpServerRequest request) {
    refuseDeclared(request);
    if (!places.tryAcquire()) {
      throw new RefusedException(
          new Refusal.TooMany(2, "Too many files are being uploaded; please try again."));
    }
    try {
      return inTime(collect(request)).await().getBytes();
    } finally {
      places.release();
    }
  }

  /** Not {@code await} with a time, which leaves the context dead when the time is over. */
  private static Future<Buffer> inTime(Future<Buffer> body) {
    return body.timeout(LONGEST_SECONDS, TimeUnit.SECONDS)
        .recover(failed ->
            Future.failedFuture(
                failed instanceof TimeoutException
                    ? RefusedException.invalid("", "The file did not arrive in time.")
                    : failed));
  }

  private void refuseDeclared(HttpServerRequest request) {
    String declared = request.getHeader("Content-Length");
    if (declared != null && Long.parseLong(declared) > largestBytes) {
      throw tooLarge();
    }
  }

  private Future<Buffer> collect(HttpServerRequest request) {
    Promise<Buffer> whole = Promise.promise();
    Buffer content = Buffer.buffer();
    request.handler(part -> {
      if (content.length() + part.length() > largestBytes) {
        request.handler(ignored -> {});
        whole.tryFail(tooLarge());
      } else {
        content.appendBuffer(part);
      }
    });
    request.exceptionHandler(
        broken -> whole.tryFail(RefusedException.invalid("", "The upload was cut off.")));
    request.endHandler(end -> whole.tryComplete(content));
    request.resume();
    return whole.future();
  }

  private RefusedException tooLarge() {
    return new RefusedException(
        new Refusal.TooLarge("A file may have at most " + largestBytes / (1024 * 1024) + " MiB."));
  }
}
