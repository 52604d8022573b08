package dev.centrala.core.routing;

import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolReply;
import dev.centrala.core.routing.pool.PoolResult;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a tenant's pool what happened and carries out what it decides, until nothing is left to
 * say.
 */
public final class Routing implements DecisionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Routing.class);

  private final RoutingPools pools;
  private final DecisionWriter writer;
  private final Arrears arrears;
  private final Executor later;

  public Routing(RoutingPools pools, DecisionWriter writer, Arrears arrears, Executor later) {
    this.pools = pools;
    this.writer = writer;
    this.arrears = arrears;
    this.later = later;
  }

  /**
   * Answers once all that follows is committed. What a pool of the past decided is not carried out:
   * the pool is built anew and told the same.
   */
  public PoolResult tell(TenantId tenant, PoolCommand command) {
    PoolReply reply = pools.submit(tenant, command);
    if (!isCarriedOut(tenant, reply)) {
      reply = pools.submit(tenant, command);
      isCarriedOut(tenant, reply);
    }
    return reply.result();
  }

  /**
   * For what a caller must not wait for; a failure is logged, and the sweeper repairs what it left.
   */
  public void tellLater(TenantId tenant, PoolCommand command) {
    later.execute(() -> {
      try {
        tell(tenant, command);
      } catch (RuntimeException failed) {
        LOG.warn(
            "the pool of {} did not take {}", tenant, command.getClass().getSimpleName(), failed);
      }
    });
  }

  @Override
  public void carryOut(TenantId tenant, PoolReply reply) {
    isCarriedOut(tenant, reply);
  }

  /** False when the database refused the pool; then it has been built anew. */
  private boolean isCarriedOut(TenantId tenant, PoolReply reply) {
    try {
      Deque<PoolCommand> answers = new ArrayDeque<>(writer.write(tenant, reply));
      while (!answers.isEmpty()) {
        answers.addAll(writer.write(tenant, pools.submit(tenant, answers.removeFirst())));
      }
      return true;
    } catch (StalePoolException stale) {
      LOG.warn("{} of {}: building it anew", stale.getMessage(), tenant);
      pools.rebuild(tenant);
      return false;
    } catch (RefusedException | PoolUnavailableException outage) {
      arrears.add(tenant);
      throw outage;
    }
  }
}
