package dev.centrala.infra.trace;

import dev.centrala.core.routing.RoutingPools;
import dev.centrala.core.routing.pool.PoolAnswer;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolDecision;
import dev.centrala.core.routing.pool.PoolQuery;
import dev.centrala.core.routing.pool.PoolReply;
import dev.centrala.core.shared.TenantId;
import io.opentelemetry.api.trace.SpanKind;

/** Shows each command to a pool and what the pool decided. */
public final class TracedPools implements RoutingPools {
  private final RoutingPools pools;
  private final Traces traces;

  public TracedPools(RoutingPools pools, Traces traces) {
    this.pools = pools;
    this.traces = traces;
  }

  @Override
  public PoolReply submit(TenantId tenant, PoolCommand command) {
    return traces.part(
        "pool " + command.getClass().getSimpleName(),
        SpanKind.INTERNAL,
        tenant,
        () -> {
          PoolReply reply = pools.submit(tenant, command);
          for (PoolDecision decision : reply.decisions()) {
            traces.note(
                "decision " + decision.getClass().getSimpleName(),
                tenant,
                "centrala.interaction.id",
                String.valueOf(decision.contact()));
          }
          return reply;
        });
  }

  @Override
  public PoolAnswer ask(TenantId tenant, PoolQuery query) {
    return pools.ask(tenant, query);
  }

  @Override
  public void replace(TenantId tenant, long stale) {
    traces.part("pool replaced", SpanKind.INTERNAL, tenant, () -> pools.replace(tenant, stale));
  }
}
