package dev.centrala.web.http.access;

import dev.centrala.core.access.Limit;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.web.http.Problem;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import java.util.function.Function;

/**
 * Says which limit an operation has, and on 429 when to come back ({@code RateLimit},
 * draft-ietf-httpapi-ratelimit-headers-10).
 */
final class LimitHeaders {
  private LimitHeaders() {}

  static Function<Request, Reply> around(Limit limit, Function<Request, Reply> handler) {
    String policy =
        "\"%s\";q=%d;w=%d".formatted(limit.name(), limit.free(), limit.window().toSeconds());
    return request -> {
      try {
        return handler.apply(request).withHeader("RateLimit-Policy", policy);
      } catch (RefusedException refused) {
        if (refused.refusal() instanceof Refusal.TooMany tooMany) {
          String left = "\"%s\";r=0;t=%d".formatted(limit.name(), tooMany.retryAfterSeconds());
          return Problem.of(tooMany)
              .withHeader("RateLimit-Policy", policy)
              .withHeader("RateLimit", left);
        }
        throw refused;
      }
    };
  }
}
