package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolScenario.SUPPORT;
import static dev.centrala.core.routing.pool.PoolScenario.agent;
import static dev.centrala.core.routing.pool.PoolScenario.contact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.pool.PoolDecision.Assigned;
import dev.centrala.core.routing.pool.PoolDecision.Moved;
import dev.centrala.core.routing.pool.PoolDecision.OfferEnded;
import dev.centrala.core.routing.pool.PoolDecision.Offered;
import dev.centrala.core.routing.pool.PoolDecision.PriorityChanged;
import dev.centrala.core.routing.pool.PoolDecision.RequeueReason;
import dev.centrala.core.routing.pool.PoolDecision.Requeued;
import dev.centrala.core.routing.pool.PoolResult.Why;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.QueueId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people decide instead of the rules: pick, push, priority, another queue. */
class InterventionTest {
  @Test
  void anAgentWhoIsBusyPicksWhatNobodyWasOffered() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1);
    pool.presence(1, Presence.BUSY);
    pool.enqueue(1, Channel.CHAT);
    pool.tell(new PoolCommand.Pick(contact(1), agent(1)));
    Assigned assigned = pool.now(Assigned.class).getFirst();
    assertThat(assigned.agent()).isEqualTo(agent(1));
    assertThat(assigned.offer()).isNull();
    assertThat(assigned.resumed()).isFalse();
    assertThat(assigned.overCapacity()).isFalse();
    assertThat(assigned.explanation().text()).isEqualTo("Agent 1 took it from Support.");
    assertThat(pool.tell(new PoolCommand.Pick(contact(1), agent(1))).result())
        .isEqualTo(PoolResult.UNCHANGED);
  }

  @Test
  void aPushTakesBackTheOfferToSomebodyElse() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1).available(2);
    pool.enqueue(1, Channel.VOICE);
    assertThat(pool.offer().agent()).isEqualTo(agent(1));
    push(pool, 1, 2, false);
    assertThat(pool.now(OfferEnded.class).getFirst().agent()).isEqualTo(agent(1));
    Assigned assigned = pool.now(Assigned.class).getFirst();
    assertThat(assigned.agent()).isEqualTo(agent(2));
    assertThat(assigned.explanation().text()).isEqualTo("Given to Agent 2 from Support by Sam.");
    assertThat(pool.agentNumbers(1).used()).isZero();
  }

  @Test
  void theAgentWhoIsAskedMayBeGivenItOutright() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1);
    pool.enqueue(1, Channel.VOICE);
    push(pool, 1, 1, false);
    assertThat(pool.now(OfferEnded.class)).hasSize(1);
    assertThat(pool.now(Assigned.class).getFirst().agent()).isEqualTo(agent(1));
  }

  @Test
  void aPushTakesTheContactFromTheAgentWhoHasIt() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1).available(2);
    pool.enqueue(1, Channel.CHAT);
    pool.accept();
    push(pool, 1, 2, false);
    Requeued requeued = pool.now(Requeued.class).getFirst();
    assertThat(requeued.agent()).isEqualTo(agent(1));
    assertThat(requeued.reason()).isEqualTo(RequeueReason.TAKEN);
    assertThat(requeued.freed()).isEqualTo(25);
    assertThat(pool.now(Assigned.class).getFirst().agent()).isEqualTo(agent(2));
    assertThat(pool.agentNumbers(1).used()).isZero();
  }

  @Test
  void onlyAnExplicitPushGoesAboveCapacity() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1);
    pool.enqueue(1, Channel.VOICE);
    pool.accept();
    pool.enqueue(2, Channel.CHAT);
    assertThat(pool.now(Offered.class)).isEmpty();
    PoolResult refused = push(pool, 2, 1, false).result();
    assertThat(refused)
        .isEqualTo(
            new PoolResult.Refused(Why.NO_CAPACITY, "Agent 1 has no room (needs 25, 0 free)"));
    push(pool, 2, 1, true);
    Assigned assigned = pool.now(Assigned.class).getFirst();
    assertThat(assigned.overCapacity()).isTrue();
    assertThat(assigned.explanation().text())
        .isEqualTo("Given to Agent 1 from Support by Sam, above the agent's capacity.");
    assertThat(pool.agentNumbers(1).used()).isEqualTo(125);
    pool.confirm();
    pool.end(2);
    pool.completeWrapUp(2);
    assertThat(pool.agentNumbers(1).used()).isEqualTo(100);
  }

  @Test
  void whatTheDatabaseRefusesGoesBackToItsPlace() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1);
    pool.presence(1, Presence.BUSY);
    pool.enqueue(1, Channel.CHAT);
    pool.tell(new PoolCommand.Pick(contact(1), agent(1)));
    Assigned assigned = pool.now(Assigned.class).getFirst();
    pool.tell(new PoolCommand.Disavow(contact(1), assigned.epoch()));
    assertThat(pool.now(Requeued.class).getFirst().freed()).isZero();
    assertThat(pool.agentNumbers(1).used()).isZero();
  }

  @Test
  void whoIsNotThereIsGivenNothing() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1).available(2);
    pool.presence(1, Presence.AWAY);
    pool.tell(new PoolCommand.ConnectionLost(agent(2)));
    pool.enqueue(1, Channel.CHAT);
    assertThat(why(push(pool, 1, 1, true))).isEqualTo(Why.NOT_AVAILABLE);
    assertThat(why(push(pool, 1, 2, true))).isEqualTo(Why.NOT_AVAILABLE);
    assertThat(why(push(pool, 1, 3, true))).isEqualTo(Why.UNKNOWN_AGENT);
    assertThat(why(push(pool, 9, 1, true))).isEqualTo(Why.UNKNOWN_CONTACT);
  }

  @Test
  void aContactInWrapUpIsNotGivenAway() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1).available(2);
    pool.enqueue(1, Channel.CHAT);
    pool.accept();
    pool.end(1);
    assertThat(why(push(pool, 1, 2, false))).isEqualTo(Why.WRONG_STATE);
  }

  @Test
  void aHigherPriorityIsServedFirst() {
    PoolScenario pool = PoolScenario.withSupportQueue();
    pool.enqueue(1, Channel.VOICE);
    pool.now += 1000;
    pool.enqueue(2, Channel.VOICE);
    pool.tell(new PoolCommand.SetPriority(contact(2), 3));
    assertThat(pool.now(PriorityChanged.class)).containsExactly(new PriorityChanged(contact(2), 3));
    assertThat(pool.tell(new PoolCommand.SetPriority(contact(2), 3)).result())
        .isEqualTo(PoolResult.UNCHANGED);
    pool.available(1);
    assertThat(pool.offer().contact()).isEqualTo(contact(2));
  }

  @Test
  void aWaitingContactMovesUnderANewEpoch() {
    PoolScenario pool = PoolScenario.withSupportQueue();
    QueueId sales = new QueueId(new UUID(2, 2));
    pool.tell(new PoolCommand.PutQueue(QueueRules.named(sales, "Sales")));
    pool.enqueue(1, Channel.CHAT);
    pool.tell(new PoolCommand.Move(contact(1), sales));
    Moved moved = pool.now(Moved.class).getFirst();
    assertThat(moved.from()).isEqualTo(SUPPORT);
    assertThat(moved.to()).isEqualTo(sales);
    pool.available(1);
    assertThat(pool.offer().epoch()).isGreaterThan(moved.epoch());
    assertThat(pool.offer().queue()).isEqualTo(sales);
  }

  @Test
  void aSupervisorSendsAnAgentAwayButCallsNobodyWhoIsNotThere() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1);
    pool.tell(new PoolCommand.SetPresenceOf(agent(1), Presence.AWAY, "training"));
    assertThat(pool.now(PoolDecision.PresenceChanged.class).getFirst().reason())
        .isEqualTo("training");
    pool.tell(new PoolCommand.ConnectionLost(agent(1)));
    assertThat(why(pool.tell(new PoolCommand.SetPresenceOf(agent(1), Presence.AVAILABLE, null))))
        .isEqualTo(Why.NOT_AVAILABLE);
    assertThat(pool.tell(new PoolCommand.SetPresenceOf(agent(1), Presence.OFFLINE, null)).result())
        .isEqualTo(PoolResult.APPLIED);
  }

  @Test
  void whoBeginsAContactHasItAtOnceAndNobodyIsAsked() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1).available(2);
    PoolCommand begin = new PoolCommand.Begin(contact(1), SUPPORT, Channel.VOICE, agent(2));
    assertThat(pool.tell(begin).result()).isEqualTo(PoolResult.APPLIED);
    assertThat(pool.now(Offered.class)).isEmpty();
    Assigned assigned = pool.now(Assigned.class).getFirst();
    assertThat(assigned.agent()).isEqualTo(agent(2));
    assertThat(assigned.offer()).isNull();
    assertThat(assigned.explanation().text()).isEqualTo("Agent 2 began it in the name of Support.");
    assertThat(pool.tell(begin).result()).isEqualTo(PoolResult.UNCHANGED);
  }

  @Test
  void whoHasNoRoomOrIsNotThereBeginsNothing() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1);
    pool.tell(new PoolCommand.Begin(contact(1), SUPPORT, Channel.VOICE, agent(1)));
    PoolCommand second = new PoolCommand.Begin(contact(2), SUPPORT, Channel.VOICE, agent(1));
    assertThat(why(pool.tell(second))).isEqualTo(Why.NO_CAPACITY);
    assertThat(pool.now(Assigned.class)).isEmpty();
    assertThat(why(pool.tell(new PoolCommand.Pick(contact(2), agent(1)))))
        .as("it is in no pool")
        .isEqualTo(Why.UNKNOWN_CONTACT);
    pool.presence(1, Presence.OFFLINE);
    QueueId none = new QueueId(new UUID(9, 9));
    assertThat(why(pool.tell(new PoolCommand.Begin(contact(3), none, Channel.VOICE, agent(1)))))
        .isEqualTo(Why.UNKNOWN_QUEUE);
  }

  private static PoolReply push(PoolScenario pool, int contact, int agent, boolean overCapacity) {
    return pool.tell(new PoolCommand.Push(contact(contact), agent(agent), "Sam", overCapacity));
  }

  private static Why why(PoolReply reply) {
    return ((PoolResult.Refused) reply.result()).why();
  }
}
