package dev.centrala.core.routing;

import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolReply;
import dev.centrala.core.routing.pool.PoolResult;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a tenant's pool what happened and carries out what it decides, until nothing is left to
 * say.
 */
public final class Routing implements DecisionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Routing.class);

  /** A pool that is built anew while it is told something has to be told again. */
  private static final int ATTEMPTS = 4;

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
   * the newer one is told the same.
   */
  public PoolResult tell(TenantId tenant, PoolCommand command) {
    return tellAndSee(tenant, command).result();
  }

  /** The same; answers with what the database had to say, too. */
  CarriedOut tellAndSee(TenantId tenant, PoolCommand command) {
    for (int attempt = 1; ; attempt++) {
      PoolReply reply = pools.submit(tenant, command);
      List<PoolCommand> answers = carriedOut(tenant, reply).orElse(null);
      if (answers != null || attempt == ATTEMPTS) {
        return new CarriedOut(reply, answers == null ? List.of() : answers);
      }
    }
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
    carriedOut(tenant, reply);
  }

  /**
   * What the database had to say to the pool, which the pool has been told; empty when the database
   * refused the pool, and then a newer one stands.
   */
  private Optional<List<PoolCommand>> carriedOut(TenantId tenant, PoolReply reply) {
    try {
      List<PoolCommand> answers = writer.write(tenant, reply);
      Deque<PoolCommand> toTell = new ArrayDeque<>(answers);
      while (!toTell.isEmpty()) {
        toTell.addAll(writer.write(tenant, pools.submit(tenant, toTell.removeFirst())));
      }
      return Optional.of(answers);
    } catch (StalePoolException stale) {
      LOG.info("{} of {}: what it decided is not carried out", stale.getMessage(), tenant);
      pools.replace(tenant, stale.incarnation());
      return Optional.empty();
    } catch (RefusedException | PoolUnavailableException outage) {
      arrears.add(tenant);
      throw outage;
    }
  }
}
