package dev.centrala.web.http.tenant;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.centrala.core.access.Permission;
import dev.centrala.core.tenant.limit.LimitUse;
import dev.centrala.core.tenant.limit.TenantLimits;
import dev.centrala.web.http.Items;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Routes;
import org.jspecify.annotations.Nullable;

/** What the tenant may use at a time, and what it uses. */
public final class LimitRoutes implements Routes {
  private final TenantLimits limits;

  public LimitRoutes(TenantLimits limits) {
    this.limits = limits;
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record LimitJson(String kind, int limit, long used, @Nullable Long windowSeconds) {
    static LimitJson of(LimitUse use) {
      Long window = use.kind().isRate() ? use.kind().window().toSeconds() : null;
      return new LimitJson(use.kind().wireName(), use.limit(), use.used(), window);
    }
  }

  @Override
  public void bind(Operations operations) {
    operations.handle(
        "getLimits",
        Permission.READ_USAGE,
        request ->
            Reply.ok(
                Items.all(
                    limits.uses(request.caller().tenant()).stream().map(LimitJson::of).toList())));
  }
}
