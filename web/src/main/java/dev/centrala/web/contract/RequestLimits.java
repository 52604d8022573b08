package dev.centrala.web.contract;

import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.limit.LimitKind;
import dev.centrala.core.tenant.limit.TenantLimits;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Counts a tenant's requests, and says on each answer how many may come ({@code RateLimit},
 * draft-ietf-httpapi-ratelimit-headers-10). What this node says is left is its own view.
 */
final class RequestLimits {
  private static final LimitKind KIND = LimitKind.REQUESTS;

  private final TenantLimits limits;

  RequestLimits(TenantLimits limits) {
    this.limits = limits;
  }

  void take(RoutingContext context, TenantId tenant) {
    if (limits == TenantLimits.NONE) {
      return;
    }
    long window = KIND.window().toSeconds();
    try {
      limits.take(tenant, KIND);
      TenantLimits.Left left = limits.left(tenant, KIND);
      say(context, left, left.now(), window);
    } catch (RefusedException refused) {
      if (refused.refusal() instanceof Refusal.TooMany tooMany) {
        say(context, limits.left(tenant, KIND), 0, tooMany.retryAfterSeconds());
      }
      throw refused;
    }
  }

  private static void say(RoutingContext context, TenantLimits.Left left, int now, long seconds) {
    HttpServerResponse response = context.response();
    String name = KIND.wireName();
    response.putHeader(
        "RateLimit-Policy",
        "\"%s\";q=%d;w=%d".formatted(name, left.limit(), KIND.window().toSeconds()));
    response.putHeader("RateLimit", "\"%s\";r=%d;t=%d".formatted(name, now, seconds));
  }
}
