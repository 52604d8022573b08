package dev.centrala.infra.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.limit.LimitDefaults;
import dev.centrala.core.tenant.limit.LimitKind;
import dev.centrala.core.tenant.limit.LimitUse;
import dev.centrala.core.tenant.limit.TenantLimits.Place;
import dev.centrala.infra.config.Json;
import dev.centrala.infra.postgres.TestDatabase;
import dev.centrala.infra.postgres.audit.PgAuditLog;
import dev.centrala.infra.postgres.limit.PgLimitLeases;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes that share one database, each with its own leases; the clock stands unless it is moved. */
class LeasedLimitsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TenantId tenant = TestDatabase.anyTenant();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Instant now = Instant.parse("2026-03-02T10:00:00Z");
  private final InstantSource clock = () -> now;

  private LeasedLimits node(String name, LimitKind kind, int limit) {
    PgLimitLeases leases = new PgLimitLeases(name, LimitDefaults.STANDARD.with(kind, limit));
    return new LeasedLimits(
        DATABASE.transactions(),
        leases,
        new AuditedRefusals(
            DATABASE.transactions(),
            leases,
            new AuditTrail(new PgAuditLog(Json.mapper()), clock),
            meters,
            clock,
            Runnable::run),
        clock,
        Runnable::run);
  }

  private static int takeAll(LeasedLimits node, TenantId tenant, LimitKind rate) {
    int taken = 0;
    while (node.takeUpTo(tenant, rate, 1) == 1) {
      taken++;
    }
    return taken;
  }

  @Test
  void aRateIsExactAtItsBoundaryAndRefillsWithTime() {
    LeasedLimits node = node("a", LimitKind.REQUESTS, 37);
    assertThat(takeAll(node, tenant, LimitKind.REQUESTS)).isEqualTo(37);
    assertThatThrownBy(() -> node.take(tenant, LimitKind.REQUESTS))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.refusal())
                    .isInstanceOfSatisfying(
                        Refusal.TooMany.class,
                        no -> assertThat(no.retryAfterSeconds()).isEqualTo(1)));
    now = now.plusMillis(500);
    assertThat(takeAll(node, tenant, LimitKind.REQUESTS)).isEqualTo(18);
    now = now.plusSeconds(60);
    assertThat(takeAll(node, tenant, LimitKind.REQUESTS)).isEqualTo(37);
  }

  @Test
  void twoNodesShareOneRate() {
    LeasedLimits one = node("a", LimitKind.MESSAGES_IN, 100);
    LeasedLimits two = node("b", LimitKind.MESSAGES_IN, 100);
    int taken = 0;
    boolean more = true;
    while (more) {
      int both =
          one.takeUpTo(tenant, LimitKind.MESSAGES_IN, 3)
              + two.takeUpTo(tenant, LimitKind.MESSAGES_IN, 3);
      taken += both;
      more = both > 0;
    }
    assertThat(taken).isEqualTo(100);
  }

  @Test
  void manyThreadsOfTwoNodesGetTheBudgetAndNoMore() throws InterruptedException {
    LeasedLimits one = node("a", LimitKind.REQUESTS, 500);
    LeasedLimits two = node("b", LimitKind.REQUESTS, 500);
    AtomicInteger taken = new AtomicInteger();
    int lanes = 16;
    CountDownLatch done = new CountDownLatch(lanes);
    for (int lane = 0; lane < lanes; lane++) {
      LeasedLimits node = lane % 2 == 0 ? one : two;
      Thread.startVirtualThread(() -> {
        taken.addAndGet(takeAll(node, tenant, LimitKind.REQUESTS));
        done.countDown();
      });
    }
    done.await();
    taken.addAndGet(takeAll(one, tenant, LimitKind.REQUESTS));
    taken.addAndGet(takeAll(two, tenant, LimitKind.REQUESTS));
    assertThat(taken.get()).isEqualTo(500);
  }

  @Test
  void aKilledNodesSliceOfARateComesBackWhenItsLeaseRunsOut() {
    LeasedLimits killed = node("a", LimitKind.REQUESTS, 100);
    LeasedLimits other = node("b", LimitKind.REQUESTS, 100);
    killed.take(tenant, LimitKind.REQUESTS);
    now = now.plusSeconds(10);
    int meanwhile = takeAll(other, tenant, LimitKind.REQUESTS);
    assertThat(meanwhile).as("the dead node's slice is not given out twice").isBetween(80, 95);
    now = now.plus(PgLimitLeases.LEASE).plusSeconds(2);
    assertThat(takeAll(other, tenant, LimitKind.REQUESTS)).isEqualTo(100);
  }

  @Test
  void aLevelIsExactAcrossNodesAndAClosedPlaceIsFreeAgain() {
    LeasedLimits one = node("a", LimitKind.AGENT_SOCKETS, 10);
    LeasedLimits two = node("b", LimitKind.AGENT_SOCKETS, 10);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      places.add(one.hold(tenant, LimitKind.AGENT_SOCKETS));
      places.add(two.hold(tenant, LimitKind.AGENT_SOCKETS));
    }
    assertThatThrownBy(() -> one.hold(tenant, LimitKind.AGENT_SOCKETS))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> two.hold(tenant, LimitKind.AGENT_SOCKETS))
        .isInstanceOf(RefusedException.class);
    assertThat(use(one, LimitKind.AGENT_SOCKETS).limit()).isEqualTo(10);
    Place first = places.getFirst();
    first.close();
    first.close();
    one.renew();
    one.renew();
    two.renew();
    now = now.plusSeconds(2);
    Place moved = two.hold(tenant, LimitKind.AGENT_SOCKETS);
    assertThatThrownBy(() -> one.hold(tenant, LimitKind.AGENT_SOCKETS))
        .as("the place went to the other node")
        .isInstanceOf(RefusedException.class);
    one.renew();
    two.renew();
    assertThat(use(one, LimitKind.AGENT_SOCKETS).used()).isEqualTo(10);
    moved.close();
  }

  private LimitUse use(LeasedLimits node, LimitKind kind) {
    return node.uses(tenant).stream().filter(use -> use.kind() == kind).findFirst().orElseThrow();
  }

  @Test
  void aKilledNodesPlacesComeBackAndALivingOnesStay() {
    LeasedLimits killed = node("a", LimitKind.CHAT_SOCKETS, 6);
    LeasedLimits living = node("b", LimitKind.CHAT_SOCKETS, 6);
    for (int i = 0; i < 3; i++) {
      killed.hold(tenant, LimitKind.CHAT_SOCKETS);
      living.hold(tenant, LimitKind.CHAT_SOCKETS);
    }
    for (int i = 0; i < 4; i++) {
      now = now.plus(LeasedLimits.renewEvery());
      living.renew();
    }
    for (int i = 0; i < 3; i++) {
      living.hold(tenant, LimitKind.CHAT_SOCKETS);
    }
    assertThatThrownBy(() -> living.hold(tenant, LimitKind.CHAT_SOCKETS))
        .isInstanceOf(RefusedException.class);
    living.sweep();
  }

  @Test
  void anotherTenantIsUntouchedAndHasItsOwnLimit() {
    LeasedLimits node = node("a", LimitKind.REQUESTS, 5);
    TenantId other = TestDatabase.anyTenant();
    DATABASE.asOwner(
        "INSERT INTO directory.limit_overrides VALUES ('%s', 'requests', 12)".formatted(other));
    assertThat(takeAll(node, tenant, LimitKind.REQUESTS)).isEqualTo(5);
    assertThat(takeAll(node, other, LimitKind.REQUESTS)).isEqualTo(12);
    assertThat(node.uses(other))
        .anySatisfy(use -> {
          assertThat(use.kind()).isEqualTo(LimitKind.REQUESTS);
          assertThat(use.limit()).isEqualTo(12);
          assertThat(use.used()).isEqualTo(12);
        });
  }

  @Test
  void theApplicationCannotRaiseALimit() {
    assertThatThrownBy(() ->
            DATABASE
                .pool()
                .query(
                    "INSERT INTO directory.limit_overrides VALUES (gen_random_uuid(), 'requests',"
                        + " 9)")
                .execute()
                .await())
        .hasMessageContaining("permission denied");
  }

  @Test
  void aRefusalIsAuditedOnceAnHourAndCountedEachTime() {
    LeasedLimits node = node("a", LimitKind.REQUESTS, 1);
    LeasedLimits other = node("b", LimitKind.REQUESTS, 1);
    node.take(tenant, LimitKind.REQUESTS);
    for (int minute = 0; minute < 59; minute++) {
      takeAll(node, tenant, LimitKind.REQUESTS);
      takeAll(other, tenant, LimitKind.REQUESTS);
      now = now.plusSeconds(60);
    }
    assertThat(auditLines()).isEqualTo(1);
    now = now.plusSeconds(120);
    takeAll(node, tenant, LimitKind.REQUESTS);
    assertThat(auditLines()).isEqualTo(2);
    assertThat(meters.counter("centrala_limit_refusals_total", "kind", "requests").count())
        .isGreaterThan(100);
  }

  private int auditLines() {
    return DATABASE
        .transactions()
        .inTenant(tenant, tx -> new PgAuditLog(Json.mapper()).list(tx, new PageRequest(50, null)))
        .items()
        .size();
  }

  @Test
  void anOutageRefusesNobody() {
    PgLimitLeases leases = new PgLimitLeases("a", LimitDefaults.STANDARD);
    LeasedLimits node =
        new LeasedLimits(new NoDatabase(), leases, (of, kind, limit) -> {}, clock, Runnable::run);
    node.take(tenant, LimitKind.REQUESTS);
    node.hold(tenant, LimitKind.AGENT_SOCKETS).close();
    assertThat(node.takeUpTo(tenant, LimitKind.MESSAGES_OUT, 7)).isEqualTo(7);
  }
}
