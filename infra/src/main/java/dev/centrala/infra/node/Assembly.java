package dev.centrala.infra.node;

import dev.centrala.core.access.Authenticator;
import dev.centrala.core.tenant.limit.TenantLimits;
import dev.centrala.web.http.KeptReplies;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The areas of a node in the order of their start, who proves callers for all of them, and who
 * keeps answers for requests that are repeated with their {@code Idempotency-Key}, and how much a
 * tenant may use.
 */
public record Assembly(
    Authenticator authenticator,
    List<Parts> parts,
    @Nullable KeptReplies keptReplies,
    TenantLimits limits) {
  /** Without kept answers and limits: a repeated request is done again. */
  public Assembly(Authenticator authenticator, List<Parts> parts) {
    this(authenticator, parts, null, TenantLimits.NONE);
  }
}
