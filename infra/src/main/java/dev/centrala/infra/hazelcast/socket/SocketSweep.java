package dev.centrala.infra.hazelcast.socket;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import dev.centrala.core.access.SeatMeter;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.access.PgCommandLog;
import dev.centrala.infra.postgres.access.PgSeatStore;
import dev.centrala.web.socket.AgentConnections;
import dev.centrala.web.socket.SocketRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repairs what a dead node left: its sockets in the directory (when a member leaves, and now and
 * then), what a split cluster forgot when it merged, its open seats in the database, broken feeds,
 * old answers to commands. Every node sweeps; doing it twice does no harm. Deploy on a virtual
 * thread.
 */
public final class SocketSweep extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(SocketSweep.class);
  private static final long SOON_MILLIS = 200;
  private static final long LATER_MILLIS = 3_000;
  private static final long DIRECTORY_MILLIS = 20_000;
  private static final long SEATS_MILLIS = 20_000;
  private static final long FEEDS_MILLIS = 2_000;
  private static final long COMMANDS_MILLIS = 300_000;

  private final HazelcastInstance hazelcast;
  private final ClusterSessionDirectory directory;
  private final ClusterAgentFeed feed;
  private final AgentConnections connections;
  private final SocketRegistry registry;
  private final SeatMeter seats;
  private final PgSeatStore seatStore;
  private final PgCommandLog commands;
  private boolean entered = true;
  private @Nullable UUID listener;
  private @Nullable UUID mergeListener;

  public SocketSweep(
      HazelcastInstance hazelcast,
      ClusterSessionDirectory directory,
      ClusterAgentFeed feed,
      AgentConnections connections,
      SocketRegistry registry,
      SeatMeter seats,
      PgSeatStore seatStore,
      PgCommandLog commands) {
    this.hazelcast = hazelcast;
    this.directory = directory;
    this.feed = feed;
    this.connections = connections;
    this.registry = registry;
    this.seats = seats;
    this.seatStore = seatStore;
    this.commands = commands;
  }

  @Override
  public Future<?> start() {
    Context own = context;
    listener =
        hazelcast
            .getCluster()
            .addMembershipListener(
                new MembershipListener() {
                  @Override
                  public void memberAdded(MembershipEvent event) {}

                  @Override
                  public void memberRemoved(MembershipEvent event) {
                    feed.memberLost();
                    own.runOnContext(ready -> sweepSoon());
                  }
                });
    mergeListener =
        hazelcast
            .getLifecycleService()
            .addLifecycleListener(event -> {
              if (event.getState() == LifecycleState.MERGED) {
                own.runOnContext(ready -> merged());
              }
            });
    every(DIRECTORY_MILLIS, this::sweepDirectory);
    every(DIRECTORY_MILLIS, feed::retire);
    every(SEATS_MILLIS, this::sweepSeats);
    every(
        FEEDS_MILLIS,
        () -> {
          feed.mend();
          enterAgain();
        });
    every(FEEDS_MILLIS, commands::tellLate);
    every(COMMANDS_MILLIS, commands::forgetOld);
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    if (listener != null) {
      hazelcast.getCluster().removeMembershipListener(listener);
    }
    if (mergeListener != null) {
      hazelcast.getLifecycleService().removeLifecycleListener(mergeListener);
    }
    return Future.succeededFuture();
  }

  /** This node was cut off; what it kept of its own sockets was given up for the others' maps. */
  private void merged() {
    entered = false;
    safely(this::enterAgain);
    safely(() -> feed.merged(registry.present()));
  }

  /** Again, until all of it was done. */
  private void enterAgain() {
    if (!entered) {
      registry.enterAgain(connections, directory);
      entered = true;
    }
  }

  /** Once at once, and again when the partitions of the dead member have found their new owners. */
  private void sweepSoon() {
    vertx.setTimer(SOON_MILLIS, fired -> safely(this::sweepDirectory));
    vertx.setTimer(LATER_MILLIS, fired -> safely(this::sweepDirectory));
  }

  /** Nodes sweep at different moments. */
  private void every(long millis, Runnable sweep) {
    long first = 1 + ThreadLocalRandom.current().nextLong(millis);
    vertx.setPeriodic(first, millis, fired -> safely(sweep));
  }

  private void sweepDirectory() {
    directory.removeDead(gone -> connections.gone(gone.tenant(), gone.user()));
  }

  private void sweepSeats() {
    for (TenantId tenant : seatStore.tenantsWithUnseen(SeatMeter.UNSEEN)) {
      for (UserId user : seats.endUnseen(tenant)) {
        connections.gone(tenant, user);
      }
    }
  }

  private static void safely(Runnable sweep) {
    try {
      sweep.run();
    } catch (RuntimeException failed) {
      LOG.warn("a sweep of sockets failed and will be tried again: {}", failed.toString());
    }
  }
}
