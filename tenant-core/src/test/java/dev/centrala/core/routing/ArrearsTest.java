package dev.centrala.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.core.events.DirectoryTx;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.pool.Epoch;
import dev.centrala.core.routing.pool.PoolAnswer;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolDecision;
import dev.centrala.core.routing.pool.PoolQuery;
import dev.centrala.core.routing.pool.PoolReply;
import dev.centrala.core.routing.pool.PoolResult;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a pool decided while there was no database to write it to. */
class ArrearsTest {
  private static final TenantId TENANT = new TenantId(UUID.randomUUID());

  private static final Transactions NO_DATABASE =
      new Transactions() {
        @Override
        public <T> T inTenant(TenantId tenant, Function<Tx, T> work) {
          throw new RefusedException(new Refusal.Unavailable("no database"));
        }

        @Override
        public <T> T inDirectory(Function<DirectoryTx, T> work) {
          throw new RefusedException(new Refusal.Unavailable("no database"));
        }
      };

  /** Decides the same, whatever it is told. */
  private record OneDecision(PoolDecision decision) implements RoutingPools {
    @Override
    public PoolReply submit(TenantId tenant, PoolCommand command) {
      return new PoolReply(1, 1, false, List.of(decision), 0, 0, PoolResult.APPLIED);
    }

    @Override
    public PoolAnswer ask(TenantId tenant, PoolQuery query) {
      throw new IllegalStateException();
    }

    @Override
    public void replace(TenantId tenant, long stale) {
      throw new IllegalStateException();
    }
  }

  private final Arrears arrears = new Arrears();
  private final Routing routing =
      new Routing(
          new OneDecision(
              new PoolDecision.ConfirmationDue(
                  new InteractionId(UUID.randomUUID()), new UserId(UUID.randomUUID()), Epoch.NONE)),
          new DecisionWriter(
              NO_DATABASE, null, null, null, null, null, null, null, new Lanes(Runnable::run, 1)),
          arrears,
          Runnable::run);

  @Test
  void whoseDecisionsCouldNotBeWrittenIsLookedAtUntilPoolAndDatabaseHaveBeenCompared() {
    assertThat(arrears.tenants()).isEmpty();
    assertThatThrownBy(() -> routing.tell(TENANT, new PoolCommand.Tick()))
        .isInstanceOf(RefusedException.class);
    arrears.swept(TENANT);
    arrears.swept(TENANT);
    assertThat(arrears.tenants()).containsExactly(TENANT);

    assertThatThrownBy(() -> routing.tell(TENANT, new PoolCommand.Tick()))
        .isInstanceOf(RefusedException.class);
    arrears.swept(TENANT);
    arrears.swept(TENANT);
    assertThat(arrears.tenants()).as("what failed meanwhile counts anew").containsExactly(TENANT);
    arrears.swept(TENANT);
    assertThat(arrears.tenants()).isEmpty();
    arrears.swept(TENANT);
    assertThat(arrears.tenants()).isEmpty();
  }
}
