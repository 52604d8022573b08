package dev.centrala.infra.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.core.events.DirectoryTx;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.TestDatabase;
import dev.centrala.infra.postgres.access.PgCommandLog;
import dev.centrala.web.socket.CommandLog.Claim;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The memory of commands, which outlives sockets and nodes. */
class CommandLogTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final Set<String> nodes = new HashSet<>(Set.of("one", "two"));
  private final MovableClock clock = new MovableClock("2026-01-05T10:00:00Z");
  private final PgCommandLog log = log("one");
  private final TenantId tenant = TestDatabase.anyTenant();
  private final UserId user = UserId.next();

  private boolean away;

  private PgCommandLog log(String node) {
    return new PgCommandLog(new Interrupted(), clock, node, () -> nodes);
  }

  /** A database that is away now and then. */
  private final class Interrupted implements Transactions {
    @Override
    public <T> T inTenant(TenantId of, Function<Tx, T> work) {
      T result = DATABASE.transactions().inTenant(of, work);
      if (away) {
        throw new RefusedException(new Refusal.Unavailable("The commit's answer is lost."));
      }
      return result;
    }

    @Override
    public <T> T inDirectory(Function<DirectoryTx, T> work) {
      return DATABASE.transactions().inDirectory(work);
    }
  }

  /** As {@link #away}, but nothing is done at all. */
  private void outage(Runnable during) {
    String table = "ALTER TABLE agent_commands RENAME TO ";
    DATABASE.asOwner(table + "agent_commands_away");
    try {
      during.run();
    } finally {
      DATABASE.asOwner(table.replace("agent_commands ", "agent_commands_away ") + "agent_commands");
    }
  }

  @Test
  void whatCouldNotBeGivenBackInAnOutageMayBeTriedAtOnceHereAndSoonElsewhere() {
    PgCommandLog two = log("two");
    assertThat(log.claim(tenant, user, "c7")).isEqualTo(new Claim.Fresh());
    assertThat(log.claim(tenant, user, "c8")).isEqualTo(new Claim.Fresh());
    outage(() -> {
      log.release(tenant, user, "c7");
      log.release(tenant, user, "c8");
    });
    assertThat(two.claim(tenant, user, "c7")).isEqualTo(new Claim.UnderWay());
    assertThat(log.claim(tenant, user, "c7")).isEqualTo(new Claim.Fresh());
    log.tellLate();
    assertThat(two.claim(tenant, user, "c7")).isEqualTo(new Claim.UnderWay());
    assertThat(two.claim(tenant, user, "c8")).isEqualTo(new Claim.Fresh());
    log.tellLate();
    assertThat(log.claim(tenant, user, "c8")).isEqualTo(new Claim.UnderWay());
  }

  @Test
  void anAnswerThatCouldNotBeKeptInAnOutageIsGivenAllTheSame() {
    log.claim(tenant, user, "c9");
    outage(() -> log.answered(tenant, user, "c9", "{}"));
    assertThat(log.claim(tenant, user, "c9")).isEqualTo(new Claim.Answered("{}"));
    assertThat(log("two").claim(tenant, user, "c9")).isEqualTo(new Claim.UnderWay());
    log.tellLate();
    assertThat(log("two").claim(tenant, user, "c9")).isEqualTo(new Claim.Answered("{}"));
  }

  @Test
  void aClaimWhoseAnswerWasLostKeepsNobodyFromTryingAgain() {
    away = true;
    assertThatThrownBy(() -> log.claim(tenant, user, "c10")).isInstanceOf(RefusedException.class);
    away = false;
    assertThat(log("two").claim(tenant, user, "c10")).isEqualTo(new Claim.UnderWay());
    assertThat(log.claim(tenant, user, "c10")).isEqualTo(new Claim.Fresh());
    away = true;
    assertThatThrownBy(() -> log.claim(tenant, user, "c10")).isInstanceOf(RefusedException.class);
    away = false;
    log.tellLate();
    assertThat(log.claim(tenant, user, "c10"))
        .as("it is being carried out here")
        .isEqualTo(new Claim.UnderWay());
  }

  @Test
  void aCommandOfANodeThatIsGoneMayBeTriedAtOnce() {
    assertThat(log("one").claim(tenant, user, "c5")).isEqualTo(new Claim.Fresh());
    assertThat(log("one").claim(tenant, user, "c6")).isEqualTo(new Claim.Fresh());
    log("one").answered(tenant, user, "c6", "{}");
    assertThat(log("two").claim(tenant, user, "c5")).isEqualTo(new Claim.UnderWay());
    nodes.remove("one");
    assertThat(log("two").claim(tenant, user, "c5")).isEqualTo(new Claim.Fresh());
    assertThat(log("two").claim(tenant, user, "c5")).isEqualTo(new Claim.UnderWay());
    assertThat(log("two").claim(tenant, user, "c6")).isEqualTo(new Claim.Answered("{}"));
  }

  @Test
  void theFirstClaimsAndTheRestGetItsAnswer() {
    assertThat(log.claim(tenant, user, "c1")).isEqualTo(new Claim.Fresh());
    assertThat(log.claim(tenant, user, "c1")).isEqualTo(new Claim.UnderWay());
    log.answered(tenant, user, "c1", "{\"type\":\"commandDone\"}");
    assertThat(log("two").claim(tenant, user, "c1"))
        .isEqualTo(new Claim.Answered("{\"type\":\"commandDone\"}"));
  }

  @Test
  void idsOfAnotherUserOrTenantAreOthers() {
    log.claim(tenant, user, "c2");
    assertThat(log.claim(tenant, UserId.next(), "c2")).isEqualTo(new Claim.Fresh());
    assertThat(log.claim(TestDatabase.anyTenant(), user, "c2")).isEqualTo(new Claim.Fresh());
  }

  @Test
  void aReleasedOrAbandonedCommandMayBeTriedAgain() {
    log.claim(tenant, user, "c3");
    log.release(tenant, user, "c3");
    assertThat(log.claim(tenant, user, "c3")).isEqualTo(new Claim.Fresh());
    clock.forward(Duration.ofSeconds(31));
    assertThat(log.claim(tenant, user, "c3")).isEqualTo(new Claim.Fresh());
  }

  @Test
  void anAnswerIsForgottenAfterTenMinutes() {
    log.claim(tenant, user, "c4");
    log.answered(tenant, user, "c4", "{}");
    clock.forward(Duration.ofMinutes(9));
    log.forgetOld();
    assertThat(log.claim(tenant, user, "c4")).isEqualTo(new Claim.Answered("{}"));
    clock.forward(Duration.ofMinutes(2));
    log.forgetOld();
    assertThat(log.claim(tenant, user, "c4")).isEqualTo(new Claim.Fresh());
  }
}
