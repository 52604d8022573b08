package dev.centrala.web.socket;

import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.SessionId;
import dev.centrala.core.shared.TenantId;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to sockets by the clock alone: deadlines several times a second, whether their
 * sessions still stand every two seconds (one question for each tenant), seats every fifteen.
 * Deploy it on a virtual thread.
 */
public final class SocketClock extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(SocketClock.class);
  private static final long TICK_MILLIS = 200;
  private static final long STANDING_MILLIS = 2_000;
  private static final long SEATS_MILLIS = 15_000;

  private final SocketRegistry registry;
  private final StandingCheck check;
  private final AgentConnections connections;
  private boolean checking;
  private boolean seating;

  public SocketClock(SocketRegistry registry, StandingCheck check, AgentConnections connections) {
    this.registry = registry;
    this.check = check;
    this.connections = connections;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(TICK_MILLIS, fired -> registry.tick());
    vertx.setPeriodic(STANDING_MILLIS, fired -> standing());
    vertx.setPeriodic(SEATS_MILLIS, fired -> seats());
    return Future.succeededFuture();
  }

  private void standing() {
    if (checking) {
      return;
    }
    checking = true;
    try {
      registry.sessions().forEach(this::standing);
    } finally {
      checking = false;
    }
  }

  /** While the database does not answer, sockets stay. */
  private void standing(TenantId tenant, Set<SessionId> sessions) {
    try {
      registry.standing(sessions, check.standing(tenant, sessions));
    } catch (RefusedException unavailable) {
      LOG.warn("sessions of tenant {} cannot be checked now", tenant);
    } catch (RuntimeException failed) {
      LOG.error("sessions of tenant {} cannot be checked", tenant, failed);
    }
  }

  private void seats() {
    if (seating) {
      return;
    }
    seating = true;
    try {
      registry.present().forEach(connections::present);
    } finally {
      seating = false;
    }
  }
}
