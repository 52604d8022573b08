package dev.centrala.infra.hazelcast;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.partition.MigrationListener;
import com.hazelcast.partition.MigrationState;
import com.hazelcast.partition.ReplicaMigrationEvent;
import dev.centrala.core.routing.DecisionHandler;
import dev.centrala.core.routing.PoolSource;
import dev.centrala.core.routing.PoolUnavailableException;
import dev.centrala.core.routing.RoutingPools;
import dev.centrala.core.routing.pool.PoolAnswer;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolQuery;
import dev.centrala.core.routing.pool.PoolReply;
import dev.centrala.core.routing.replay.CommandRecorder;
import dev.centrala.core.shared.TenantId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's access to all pools, and its part in holding them. Sends each command until it is
 * answered once; has a missing pool rebuilt; wakes the pools it owns when something is due and
 * hands what they decide to the handler.
 */
public final class PoolHost implements RoutingPools, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PoolHost.class);

  /** With the pauses before another release's owner that makes twelve seconds. */
  private static final int REBUILDS = 7;

  private static final SecureRandom NUMBERS = new SecureRandom();

  /** Beyond this age of a command, "not enrolled" no longer proves that it was never applied. */
  private static final long SURE_NANOS = Duration.ofMinutes(5).toNanos();

  private final PoolMap map;
  private final PoolRebuilder rebuilder;
  private final DecisionHandler handler;
  private final CommandRecorder recorder;
  private final PoolTimers timers;
  private final PoolWatch watch;
  private final ConcurrentHashMap<TenantId, CallerWindow> windows = new ConcurrentHashMap<>();

  public PoolHost(
      HazelcastInstance member,
      PoolSource source,
      DecisionHandler handler,
      CommandRecorder recorder,
      InstantSource clock,
      PoolWatch watch) {
    this.map = new PoolMap(member);
    this.rebuilder = new PoolRebuilder(map, source, clock, watch);
    this.handler = handler;
    this.recorder = recorder;
    this.watch = watch;
    this.timers = new PoolTimers(clock, this::wake);
    new PoolMember(clock, timers, watch).settleIn(member);
    member.getPartitionService().addMigrationListener(new OwnershipListener());
    member.getCluster().addMembershipListener(new LossListener());
  }

  @Override
  public PoolReply submit(TenantId tenant, PoolCommand command) {
    long start = System.nanoTime();
    for (int attempt = 0; attempt < REBUILDS; attempt++) {
      CallerWindow window = window(tenant);
      long sequence = window.begin();
      try {
        PoolSubmission submission = new PoolSubmission(window.caller(), sequence, command);
        switch (map.send(tenant.value(), submission)) {
          case PoolResponse.Replied(PoolReply reply) -> {
            if (reply.recorded()) {
              recorder.keep(tenant, command, reply);
            }
            watch.answered(command, reply, System.nanoTime() - start);
            return reply;
          }
          case PoolResponse.NotEnrolled() -> {
            windows.remove(tenant, window);
            requireSure(tenant, start);
          }
          case PoolResponse.Missing() -> {
            windows.remove(tenant, window);
            rebuilder.buildMissing(tenant);
          }
          case PoolResponse.Fenced fenced -> rebuilder.liftFence(tenant, fenced, attempt);
          case PoolResponse other -> throw unexpected(tenant, other);
        }
      } finally {
        window.finish(sequence);
      }
    }
    throw new PoolUnavailableException("the pool of " + tenant + " cannot be kept", null);
  }

  private CallerWindow window(TenantId tenant) {
    CallerWindow known = windows.get(tenant);
    if (known != null) {
      return known;
    }
    long number = NUMBERS.nextLong(1, Long.MAX_VALUE);
    for (int attempt = 0; attempt < REBUILDS; attempt++) {
      switch (map.send(tenant.value(), new PoolEnrolment(number))) {
        case PoolResponse.Enrolled enrolled -> {
          CallerWindow made = new CallerWindow(enrolled.caller());
          CallerWindow first = windows.putIfAbsent(tenant, made);
          return first == null ? made : first;
        }
        case PoolResponse.Missing() -> rebuilder.buildMissing(tenant);
        case PoolResponse.Fenced fenced -> rebuilder.liftFence(tenant, fenced, attempt);
        case PoolResponse other -> throw unexpected(tenant, other);
      }
    }
    throw new PoolUnavailableException("the pool of " + tenant + " cannot be kept", null);
  }

  private static void requireSure(TenantId tenant, long startNanos) {
    if (System.nanoTime() - startNanos > SURE_NANOS) {
      throw new PoolUnavailableException("the pool of " + tenant + " forgot this node", null);
    }
  }

  @Override
  public PoolAnswer ask(TenantId tenant, PoolQuery query) {
    for (int attempt = 0; attempt < REBUILDS; attempt++) {
      switch (map.send(tenant.value(), new PoolQuestion(query))) {
        case PoolResponse.Answered(PoolAnswer answer) -> {
          return answer;
        }
        case PoolResponse.Missing() -> rebuilder.buildMissing(tenant);
        case PoolResponse.Fenced fenced -> rebuilder.liftFence(tenant, fenced, attempt);
        case PoolResponse other -> throw unexpected(tenant, other);
      }
    }
    throw new PoolUnavailableException("the pool of " + tenant + " cannot be kept", null);
  }

  /** The tenants whose pools this node holds at the moment. */
  public List<TenantId> ownedTenants() {
    return map.localKeys().stream().map(TenantId::new).toList();
  }

  /** Asked on every node, at most one says yes while the cluster is whole. */
  public boolean isHere(TenantId tenant) {
    return map.isHere(tenant.value());
  }

  @Override
  public void replace(TenantId tenant, long stale) {
    watch.foundStale();
    rebuilder.replace(tenant, stale);
  }

  /** The tenants, but for {@code others}, whose pool is on this node and holds a contact. */
  public List<TenantId> holdingBeside(Set<TenantId> others) {
    return map.localKeys().stream()
        .map(TenantId::new)
        .filter(tenant -> !others.contains(tenant) && holdsContacts(tenant))
        .toList();
  }

  private boolean holdsContacts(TenantId tenant) {
    return ask(tenant, new PoolQuery.Held()) instanceof PoolAnswer.Holdings held
        && !held.contacts().isEmpty();
  }

  /**
   * Compares the incarnation of the pool with the database's, which is lower only when a fail-over
   * lost its last commits, and builds the pool anew then; true if so.
   */
  public boolean reconcile(TenantId tenant) {
    PoolReply reply = submit(tenant, new PoolCommand.Tick());
    boolean forgotten = rebuilder.rebuildIfForgotten(tenant, reply.incarnation());
    if (!forgotten && !reply.decisions().isEmpty()) {
      handler.carryOut(tenant, reply);
    }
    return forgotten;
  }

  /** How many pools this member owns. Asks its partitions: not for every request. */
  public int owned() {
    return map.localKeys().size();
  }

  private static PoolUnavailableException unexpected(TenantId tenant, PoolResponse response) {
    return new PoolUnavailableException("the pool of " + tenant + " answered " + response, null);
  }

  private void wake(UUID id) {
    TenantId tenant = new TenantId(id);
    try {
      PoolReply reply = submit(tenant, new PoolCommand.Tick());
      if (!reply.decisions().isEmpty()) {
        handler.carryOut(tenant, reply);
      }
    } catch (RuntimeException failed) {
      LOG.warn("the pool of {} was not woken, trying again", id, failed);
      timers.dueAfter(id, 1000);
    }
  }

  /**
   * This member may own pools that it did not: whoever has no alarm set is asked when it is due.
   */
  private void rescanSoon() {
    for (long delay : new long[] {100, 1000, 5000}) {
      timers.later(delay, this::rescan);
    }
  }

  private void rescan() {
    try {
      for (UUID tenant : map.localKeys()) {
        if (!timers.isSet(tenant)) {
          timers.dueAfter(tenant, 0);
        }
      }
    } catch (RuntimeException unsettled) {
      LOG.debug("the partitions are still moving", unsettled);
    }
  }

  @Override
  public void close() {
    timers.close();
  }

  private final class OwnershipListener implements MigrationListener {
    @Override
    public void migrationStarted(MigrationState state) {}

    @Override
    public void migrationFinished(MigrationState state) {
      watch.moved();
      rescanSoon();
    }

    @Override
    public void replicaMigrationCompleted(ReplicaMigrationEvent event) {}

    @Override
    public void replicaMigrationFailed(ReplicaMigrationEvent event) {}
  }

  private final class LossListener implements MembershipListener {
    @Override
    public void memberAdded(MembershipEvent event) {}

    @Override
    public void memberRemoved(MembershipEvent event) {
      rescanSoon();
    }
  }
}
