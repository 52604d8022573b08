package dev.centrala.web.socket;

import dev.centrala.core.access.Caller;
import dev.centrala.core.access.SeatMeter;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the core of an agent's first socket on the cluster and of the last one's end, and keeps the
 * seat meter. Where two nodes decide at the same time, the directory is asked again after the core
 * was told, so that the core ends up right.
 */
public final class AgentConnections {
  private static final Logger LOG = LoggerFactory.getLogger(AgentConnections.class);

  private final SessionDirectory directory;
  private final AgentActions actions;
  private final SeatMeter seats;

  private final Set<Agent> untold = ConcurrentHashMap.newKeySet();

  private record Agent(TenantId tenant, UserId user) {}

  public AgentConnections(SessionDirectory directory, AgentActions actions, SeatMeter seats) {
    this.directory = directory;
    this.actions = actions;
    this.seats = seats;
  }

  void joined(AgentSession session, Caller caller) {
    TenantId tenant = caller.tenant();
    UserId user = caller.person();
    boolean first = directory.join(tenant, user, session.id());
    safely("open a seat", () -> seats.present(tenant, List.of(user)));
    if (first) {
      connected(new Agent(tenant, user));
    }
  }

  /** Keeps the seats of who is here, and tells again what the core could not hear before. */
  void present(TenantId tenant, Collection<UserId> users) {
    safely("keep seats", () -> seats.present(tenant, users));
    users.stream()
        .map(user -> new Agent(tenant, user))
        .filter(untold::contains)
        .forEach(this::connected);
  }

  private void connected(Agent agent) {
    untold.add(agent);
    safely(
        "report an agent",
        () -> {
          actions.connected(agent.tenant(), agent.user());
          untold.remove(agent);
        });
  }

  void left(AgentSession session, Caller caller) {
    TenantId tenant = caller.tenant();
    UserId user = caller.person();
    safely(
        "report a closed socket",
        () -> {
          if (directory.leave(tenant, user, session.id())) {
            safely("end a seat", () -> seats.ended(tenant, user));
            gone(tenant, user);
          }
        });
  }

  /**
   * The agent has no socket any more, here or on a node that died. Where a node died the seat is
   * left to the sweep, which ends it when it was last seen.
   */
  public void gone(TenantId tenant, UserId user) {
    if (!directory.isConnected(tenant, user)) {
      untold.remove(new Agent(tenant, user));
      safely("report a lost agent", () -> actions.disconnected(tenant, user));
    }
    if (directory.isConnected(tenant, user)) {
      connected(new Agent(tenant, user));
      safely("open a seat", () -> seats.present(tenant, List.of(user)));
    }
  }

  private static void safely(String what, Runnable report) {
    try {
      report.run();
    } catch (RuntimeException failed) {
      LOG.warn("could not {}; the sweep of seats repairs it: {}", what, failed.toString());
    }
  }
}
