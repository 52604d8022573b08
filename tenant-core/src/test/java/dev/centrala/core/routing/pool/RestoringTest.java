package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolScenario.START;
import static dev.centrala.core.routing.pool.PoolScenario.SUPPORT;
import static dev.centrala.core.routing.pool.PoolScenario.agent;
import static dev.centrala.core.routing.pool.PoolScenario.contact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.pool.PoolDecision.OfferEnded;
import dev.centrala.core.routing.pool.PoolDecision.Offered;
import dev.centrala.core.routing.pool.PoolDecision.PresenceChanged;
import dev.centrala.core.routing.pool.PoolDecision.Requeued;
import dev.centrala.core.shared.Channel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pools built from the database, and repaired from it. */
class RestoringTest {
  private static final Epoch BEFORE = new Epoch(3, 9);

  @Test
  void aRebuiltPoolGoesOnWhereTheDatabaseStands() {
    PoolScenario pool = rebuilt(true);
    pool.tickAfter(0);
    assertThat(pool.agentNumbers(1).used()).isEqualTo(25 + 25);
    // Agent 1 has a chat and an offer, agent 2 is free; the waiting call is offered under a new
    // incarnation.
    assertThat(pool.offer().contact()).isEqualTo(contact(1));
    assertThat(pool.offer().agent()).isEqualTo(agent(2));
    assertThat(pool.offer().epoch()).isEqualTo(new Epoch(4, 1));
    pool.tell(new PoolCommand.Accept(BEFORE.offerId(), agent(1)));
    assertThat(pool.last.result()).isEqualTo(PoolResult.APPLIED);
  }

  @Test
  void agentsWithoutASocketHaveTheGraceTimeToReturn() {
    PoolScenario pool = rebuilt(false);
    pool.tickAfter(0);
    assertThat(pool.all.stream().filter(Offered.class::isInstance)).isEmpty();
    pool.tickAfter(30);
    assertThat(pool.now(Requeued.class)).extracting(Requeued::contact).containsExactly(contact(2));
    assertThat(pool.now(PresenceChanged.class)).hasSize(2);
  }

  @Test
  void theSweeperRepairsWhatDiffersAndLeavesGrantsInFlightAlone() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1);
    pool.enqueue(1, Channel.CHAT);
    Offered offer = pool.offer();
    ContactFact queued = ContactFact.waiting(contact(1), SUPPORT, Channel.CHAT, 0, pool.now);
    assertThat(pool.tell(new PoolCommand.Restore(queued)).result()).isEqualTo(PoolResult.UNCHANGED);

    ContactFact elsewhere = fact(1, ContactState.ASSIGNED, new Epoch(9, 1), 25);
    pool.tell(new PoolCommand.Restore(elsewhere));
    assertThat(pool.now(OfferEnded.class))
        .extracting(OfferEnded::offer)
        .containsExactly(offer.offer());
    assertThat(pool.agentNumbers(1).assigned()).isEqualTo(1);
    assertThat(pool.tell(new PoolCommand.Restore(elsewhere)).result())
        .isEqualTo(PoolResult.UNCHANGED);
    pool.tell(new PoolCommand.Restore(queued));
    assertThat(pool.offer().contact()).isEqualTo(contact(1));
    pool.tell(new PoolCommand.Forget(contact(1)));
    assertThat(pool.agentNumbers(1).used()).isZero();
    assertThat(pool.tell(new PoolCommand.Forget(contact(1))).result())
        .isEqualTo(PoolResult.UNCHANGED);
  }

  @Test
  void theSweeperLeavesAnAcceptedOfferAloneUntilTheDatabaseHasIt() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1);
    pool.enqueue(1, Channel.CHAT);
    Offered offer = pool.offer();
    ContactFact offered = fact(1, ContactState.OFFERED, offer.epoch(), 0);
    pool.tell(new PoolCommand.Accept(offer.offer(), agent(1)));
    assertThat(pool.tell(new PoolCommand.Restore(offered)).result())
        .isEqualTo(PoolResult.UNCHANGED);
    assertThat(pool.agentNumbers(1).assigned()).isEqualTo(1);

    pool.tell(new PoolCommand.Confirm(contact(1), offer.epoch()));
    assertThat(pool.tell(new PoolCommand.Restore(offered)).result()).isEqualTo(PoolResult.APPLIED);
  }

  private static PoolScenario rebuilt(boolean connected) {
    PoolScenario scenario = new PoolScenario();
    scenario.pool =
        RoutingPool.rebuilt(
            new PoolFacts(
                4,
                PoolScenario.UNINTERRUPTED,
                List.of(QueueRules.named(SUPPORT, "Support")),
                List.of(agentFact(1, connected), agentFact(2, connected)),
                List.of(
                    ContactFact.waiting(contact(1), SUPPORT, Channel.VOICE, 0, START - 5000),
                    fact(2, ContactState.ASSIGNED, new Epoch(3, 8), 25),
                    fact(3, ContactState.OFFERED, BEFORE, 0))),
            START);
    return scenario;
  }

  private static AgentFact agentFact(int number, boolean connected) {
    AgentProfile profile =
        new AgentProfile(agent(number), "Agent " + number, List.of(), CapacityCosts.DEFAULT);
    return new AgentFact(profile, Presence.AVAILABLE, null, START, null, null, connected, START);
  }

  private static ContactFact fact(int number, ContactState state, Epoch epoch, int cost) {
    return new ContactFact(
        contact(number), SUPPORT, Channel.CHAT, 0, START - 9000, state, agent(1), epoch, cost, 0);
  }
}
