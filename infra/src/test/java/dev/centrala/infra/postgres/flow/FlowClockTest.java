package dev.centrala.infra.postgres.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.Destination;
import dev.centrala.core.flow.FlowClock;
import dev.centrala.core.flow.FlowRun;
import dev.centrala.core.flow.FlowRunner;
import dev.centrala.core.flow.FlowTurn;
import dev.centrala.core.flow.graph.FlowInput;
import dev.centrala.core.flow.graph.FlowState;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.ThreadId;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.crypto.SealedSecrets;
import dev.centrala.infra.postgres.TestDatabase;
import dev.centrala.infra.postgres.interaction.PgInteractions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The clock of flows, where one of them is broken. */
class FlowClockTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final Transactions transactions = DATABASE.transactions();
  private final TenantId tenant = TestDatabase.anyTenant();
  private final Instant now = Instant.parse("2026-03-02T10:00:00Z");
  private final PgInteractions interactions = new PgInteractions();
  private final PgFlowRuns runs =
      new PgFlowRuns(new SealedSecrets(new MasterKey(List.of(new byte[MasterKey.LENGTH_BYTES]))));

  @Test
  void aContactWhoseStepFailsKeepsNobodyElseWaiting() {
    InteractionId broken = waiting(now.minusSeconds(2));
    InteractionId sound = waiting(now.minusSeconds(1));
    List<InteractionId> rung = new ArrayList<>();
    FlowClock clock =
        new FlowClock(
            transactions,
            interactions,
            runs,
            new Steps(broken, rung),
            (tx, turn) -> turn.interaction(),
            (who, contact) -> {},
            InstantSource.fixed(now));
    clock.apply(tenant);
    assertThat(rung).containsExactly(sound);
  }

  private InteractionId waiting(Instant dueAt) {
    Interaction contact =
        Interaction.arrived(
            InteractionId.next(),
            Channel.CHAT,
            EntryPointId.next(),
            ThreadId.next(),
            CustomerId.next(),
            now);
    FlowRun run =
        new FlowRun(
            contact.id(),
            FlowState.before(FlowId.next(), 1, "pause"),
            List.of(new Instruction.Wait("pause", 5, false)),
            dueAt,
            false);
    transactions.doInTenant(
        tenant,
        tx -> {
          interactions.insert(tx, contact);
          runs.save(tx, run);
        });
    return contact.id();
  }

  private record Steps(InteractionId broken, List<InteractionId> rung) implements FlowRunner {
    @Override
    public FlowTurn begin(Tx tx, Interaction interaction, Destination destination) {
      throw new AssertionError("no contact begins a flow here");
    }

    @Override
    public FlowTurn input(Tx tx, Interaction interaction, int expectedStep, FlowInput input) {
      if (interaction.id().equals(broken)) {
        throw new IllegalStateException("a flow that is not there");
      }
      rung.add(interaction.id());
      return new FlowTurn(interaction, expectedStep + 1, List.of());
    }

    @Override
    public Optional<FlowTurn> current(Tx tx, InteractionId interaction) {
      return Optional.empty();
    }

    @Override
    public Optional<FlowTurn> current(Tx tx, Interaction interaction) {
      return Optional.empty();
    }
  }
}
