package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolScenario.SUPPORT;
import static dev.centrala.core.routing.pool.PoolScenario.agent;
import static dev.centrala.core.routing.pool.PoolScenario.contact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.pool.PoolDecision.Assigned;
import dev.centrala.core.routing.pool.PoolDecision.Left;
import dev.centrala.core.routing.pool.PoolDecision.LeftReason;
import dev.centrala.core.routing.pool.PoolDecision.Offered;
import dev.centrala.core.routing.pool.PoolDecision.Parked;
import dev.centrala.core.routing.pool.PoolDecision.PresenceChanged;
import dev.centrala.core.routing.pool.PoolDecision.RequeueReason;
import dev.centrala.core.routing.pool.PoolDecision.Requeued;
import dev.centrala.core.routing.pool.PoolDecision.WrapUpExtended;
import dev.centrala.core.routing.pool.PoolDecision.WrapUpRequested;
import dev.centrala.core.routing.pool.PoolDecision.WrapUpStarted;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What an agent has in hand: wrap-up, conversations that wait for their customer, lost connections,
 * leaving.
 */
class WorkInHandTest {
  @Test
  void optionalWrapUpHoldsCapacityUntilCompletedOrTimedOut() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1);
    assign(pool, 1, Channel.VOICE);
    pool.end(1);
    WrapUpStarted wrapUp = pool.now(WrapUpStarted.class).getFirst();
    assertThat(wrapUp.endsAtMillis()).isEqualTo(pool.now + 60_000);
    assertThat(pool.agentNumbers(1).used()).isEqualTo(100);
    pool.tickAfter(60);
    assertThat(pool.now(Left.class).getFirst().reason()).isEqualTo(LeftReason.WRAP_UP_TIMED_OUT);
    assertThat(pool.now(Left.class).getFirst().freed()).isEqualTo(100);
    assertThat(pool.agentNumbers(1).used()).isZero();
  }

  @Test
  void mandatoryWrapUpEndsOnlyByItsAgent() {
    PoolScenario pool =
        PoolScenario.withQueue(PoolScenario.supportWithWrapUp(WrapUpRule.Mode.MANDATORY, 30));
    pool.available(1);
    assign(pool, 1, Channel.VOICE);
    pool.end(1);
    pool.tickAfter(3600);
    assertThat(pool.agentNumbers(1).used()).isEqualTo(100);
    pool.completeWrapUp(1);
    assertThat(pool.now(Left.class).getFirst().reason()).isEqualTo(LeftReason.WRAP_UP_COMPLETED);
  }

  @Test
  void timedWrapUpLastsItsTimeAndNoneIsOverAtOnce() {
    PoolScenario pool =
        PoolScenario.withQueue(PoolScenario.supportWithWrapUp(WrapUpRule.Mode.TIMED, 30));
    pool.available(1);
    assign(pool, 1, Channel.VOICE);
    pool.end(1);
    assertThat(pool.completeWrapUp(1).decisions()).isEmpty();
    pool.tickAfter(30);
    assertThat(pool.now(Left.class)).hasSize(1);

    pool.tell(new PoolCommand.PutQueue(PoolScenario.supportWithWrapUp(WrapUpRule.Mode.NONE, 30)));
    assign(pool, 2, Channel.VOICE);
    pool.end(2);
    assertThat(pool.now(Left.class).getFirst().reason()).isEqualTo(LeftReason.COMPLETED);
  }

  @Test
  void aRequestedWrapUpFollowsOnlyWhereTheAgentAskedForIt() {
    PoolScenario pool =
        PoolScenario.withQueue(PoolScenario.supportWithWrapUp(WrapUpRule.Mode.REQUESTED, 30));
    pool.available(1);
    assign(pool, 1, Channel.VOICE);
    pool.end(1);
    assertThat(pool.now(Left.class).getFirst().reason()).isEqualTo(LeftReason.COMPLETED);

    assign(pool, 2, Channel.VOICE);
    pool.tell(new PoolCommand.RequestWrapUp(contact(2), agent(1)));
    assertThat(pool.now(WrapUpRequested.class)).hasSize(1);
    assertThat(pool.tell(new PoolCommand.RequestWrapUp(contact(2), agent(1))).result())
        .isEqualTo(PoolResult.UNCHANGED);
    assertThat(pool.tell(new PoolCommand.RequestWrapUp(contact(2), agent(2))).result())
        .isInstanceOf(PoolResult.Refused.class);
    pool.pool = RoutingPool.fromImage(pool.pool.toImage());
    pool.end(2);
    assertThat(pool.now(WrapUpStarted.class).getFirst().endsAtMillis())
        .isEqualTo(pool.now + 30_000);
    pool.completeWrapUp(2);
    assertThat(pool.now(Left.class).getFirst().reason()).isEqualTo(LeftReason.WRAP_UP_COMPLETED);
  }

  @Test
  void whoTakesOverHasNotAskedForAWrapUp() {
    PoolScenario pool =
        PoolScenario.withQueue(PoolScenario.supportWithWrapUp(WrapUpRule.Mode.REQUESTED, 30));
    pool.available(1);
    assign(pool, 1, Channel.CHAT);
    pool.tell(new PoolCommand.RequestWrapUp(contact(1), agent(1)));
    pool.available(2);
    pool.tell(new PoolCommand.HandOver(contact(1), agent(1), agent(2), "Agent 1"));
    pool.confirm();
    pool.end(1);
    assertThat(pool.now(Left.class).getFirst().agent()).isEqualTo(agent(2));
  }

  @Test
  void aWrapUpIsExtendedUnlessItsTimeIsFixed() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1);
    assign(pool, 1, Channel.VOICE);
    pool.end(1);
    pool.tell(new PoolCommand.ExtendWrapUp(contact(1), agent(1), 120));
    assertThat(pool.now(WrapUpExtended.class).getFirst().endsAtMillis())
        .isEqualTo(pool.now + 180_000);
    pool.tickAfter(179);
    assertThat(pool.now(Left.class)).isEmpty();
    for (int i = 0; i < 10; i++) {
      pool.tell(new PoolCommand.ExtendWrapUp(contact(1), agent(1), 600));
    }
    assertThat(pool.last(WrapUpExtended.class).endsAtMillis()).isEqualTo(pool.now + 3_600_000);
    pool.tickAfter(3600);
    assertThat(pool.now(Left.class).getFirst().reason()).isEqualTo(LeftReason.WRAP_UP_TIMED_OUT);

    pool.tell(new PoolCommand.PutQueue(PoolScenario.supportWithWrapUp(WrapUpRule.Mode.TIMED, 30)));
    assign(pool, 2, Channel.VOICE);
    pool.end(2);
    assertThat(pool.tell(new PoolCommand.ExtendWrapUp(contact(2), agent(1), 60)).result())
        .isInstanceOf(PoolResult.Refused.class);
  }

  @Test
  void anAgentPassesAContactOnToAQueueOrHandsItToAColleague() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1).available(2);
    long enqueuedAt = pool.now;
    assign(pool, 1, Channel.CHAT);
    UserId first = pool.offer().agent();
    UserId second = first.equals(agent(1)) ? agent(2) : agent(1);
    assertThat(why(pool.tell(new PoolCommand.PassOn(contact(1), second, SUPPORT))))
        .isEqualTo(PoolResult.Why.NOT_YOURS);
    pool.tell(new PoolCommand.HandOver(contact(1), first, second, "Ann"));
    assertThat(pool.now(Requeued.class).getFirst().reason()).isEqualTo(RequeueReason.TRANSFERRED);
    Assigned given = pool.now(Assigned.class).getFirst();
    assertThat(given.agent()).isEqualTo(second);
    assertThat(given.explanation().text()).endsWith("from Support by Ann.");
    pool.confirm();

    pool.tell(new PoolCommand.SetPresence(first, Presence.BUSY, null));
    assertThat(why(pool.tell(new PoolCommand.HandOver(contact(1), second, first, "Ann"))))
        .isEqualTo(PoolResult.Why.NOT_AVAILABLE);
    pool.tell(new PoolCommand.SetPresence(first, Presence.AVAILABLE, null));
    pool.tell(new PoolCommand.PassOn(contact(1), second, SUPPORT));
    assertThat(pool.offer().agent()).isEqualTo(first);
    assertThat(pool.offer().enqueuedAtMillis()).isEqualTo(enqueuedAt);
  }

  private static PoolResult.Why why(PoolReply reply) {
    return ((PoolResult.Refused) reply.result()).why();
  }

  @Test
  void aConversationThatWaitsForItsCustomerTakesNoCapacity() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1);
    for (int i = 1; i <= 5; i++) {
      assign(pool, i, Channel.SMS);
    }
    pool.enqueue(6, Channel.SMS);
    assertThat(pool.now(Offered.class)).isEmpty();
    pool.tell(new PoolCommand.Park(contact(1)));
    assertThat(pool.now(Parked.class).getFirst().freed()).isEqualTo(20);
    assertThat(pool.now(Offered.class).getFirst().contact()).isEqualTo(contact(6));
  }

  @Test
  void aReplyReturnsToItsAgentAtOnceWhenThereIsRoom() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1).available(2);
    assign(pool, 1, Channel.SMS);
    pool.tell(new PoolCommand.Park(contact(1)));
    pool.tell(new PoolCommand.CustomerReplied(contact(1)));
    Assigned resumed = pool.now(Assigned.class).getFirst();
    assertThat(resumed.agent()).isEqualTo(agent(1));
    assertThat(resumed.resumed()).isTrue();
    assertThat(resumed.explanation().text())
        .isEqualTo(
            "The customer wrote again and the conversation returned to Agent 1, who already had"
                + " it.");
  }

  @Test
  void aReplyWithoutRoomWaitsForItsAgentAndThenForAnyone() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1);
    assign(pool, 1, Channel.SMS);
    pool.tell(new PoolCommand.Park(contact(1)));
    assign(pool, 2, Channel.VOICE);
    pool.available(2);
    pool.tell(new PoolCommand.CustomerReplied(contact(1)));
    assertThat(pool.now(Requeued.class).getFirst().reason())
        .isEqualTo(RequeueReason.AGENT_NOT_FREE);
    assertThat(pool.now(Offered.class)).isEmpty();
    // Room again within the minute: no offer is needed, it is their conversation.
    pool.end(2);
    pool.completeWrapUp(2);
    assertThat(pool.now(Assigned.class).getFirst().agent()).isEqualTo(agent(1));
    pool.confirm();

    pool.tell(new PoolCommand.Park(contact(1)));
    // Agent 2 has been idle for longer and takes the first call, so that the second is for agent 1.
    assign(pool, 3, Channel.VOICE);
    assign(pool, 4, Channel.VOICE);
    assertThat(pool.agentNumbers(1).used()).isEqualTo(100);
    pool.available(3);
    pool.tell(new PoolCommand.CustomerReplied(contact(1)));
    assertThat(pool.now(Offered.class)).isEmpty();
    pool.tickAfter(60);
    assertThat(pool.now(Offered.class)).extracting(Offered::agent).containsExactly(agent(3));
  }

  @Test
  void theNextPresenceWaitsForTheWorkInHand() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1);
    assign(pool, 1, Channel.CHAT);
    pool.presence(1, Presence.AWAY);
    PresenceChanged later = pool.now(PresenceChanged.class).getFirst();
    assertThat(later.presence()).isEqualTo(Presence.AVAILABLE);
    assertThat(later.pending()).isEqualTo(Presence.AWAY);
    pool.enqueue(2, Channel.CHAT);
    assertThat(pool.now(Offered.class)).isEmpty();
    pool.end(1);
    pool.completeWrapUp(1);
    PresenceChanged now = pool.now(PresenceChanged.class).getFirst();
    assertThat(now.presence()).isEqualTo(Presence.AWAY);
    assertThat(now.pending()).isNull();
  }

  @Test
  void goingAwayWithdrawsWhatIsOnOffer() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1).available(2);
    pool.enqueue(1, Channel.VOICE);
    pool.presence(1, Presence.AWAY);
    assertThat(pool.offer().agent()).isEqualTo(agent(2));
  }

  @Test
  void aLostConnectionHasAGraceTimeAndThenGivesTheWorkBack() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1);
    long enqueuedAt = pool.now;
    assign(pool, 1, Channel.CHAT);
    pool.tell(new PoolCommand.ConnectionLost(agent(1)));
    pool.enqueue(2, Channel.CHAT);
    assertThat(pool.now(Offered.class)).isEmpty();
    pool.after(29, new PoolCommand.ConnectionRestored(agent(1)));
    assertThat(pool.now(Offered.class).getFirst().contact()).isEqualTo(contact(2));
    pool.accept();

    pool.tell(new PoolCommand.ConnectionLost(agent(1)));
    pool.tickAfter(30);
    assertThat(pool.now(Requeued.class))
        .extracting(Requeued::contact)
        .containsExactly(contact(1), contact(2));
    assertThat(pool.now(Requeued.class).getFirst().enqueuedAtMillis()).isEqualTo(enqueuedAt);
    assertThat(pool.now(PresenceChanged.class).getFirst().reason()).isEqualTo("connection lost");
  }

  @Test
  void byPolicyTheWorkStaysWithAnAgentWhoIsGone() {
    PoolScenario pool = PoolScenario.withSupportQueue();
    pool.rules(new PoolRules(60, 1, 30, 10, PoolRules.Disconnected.KEEP, 60, 10)).available(1);
    assign(pool, 1, Channel.CHAT);
    pool.tell(new PoolCommand.ConnectionLost(agent(1)));
    pool.tickAfter(10);
    assertThat(pool.now(Requeued.class)).isEmpty();
    assertThat(pool.agentNumbers(1).assigned()).isEqualTo(1);
  }

  @Test
  void anAgentWhoIsDeactivatedGivesEverythingBack() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1);
    assign(pool, 1, Channel.SMS);
    pool.tell(new PoolCommand.Park(contact(1)));
    assign(pool, 2, Channel.SMS);
    pool.enqueue(3, Channel.SMS);
    pool.tell(new PoolCommand.RemoveAgent(agent(1)));
    assertThat(pool.now(Requeued.class))
        .extracting(Requeued::reason)
        .containsOnly(RequeueReason.AGENT_REMOVED)
        .hasSize(2);
    pool.available(2);
    assertThat(pool.agentNumbers(2).used()).isEqualTo(60);
  }

  @Test
  void aTransferKeepsItsPlaceAndDoesNotComeBackAtOnce() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1);
    long enqueuedAt = pool.now;
    assign(pool, 1, Channel.VOICE);
    QueueId sales = new QueueId(new UUID(2, 2));
    pool.tell(new PoolCommand.PutQueue(QueueRules.named(sales, "Sales")));
    pool.tell(new PoolCommand.Move(contact(1), sales));
    assertThat(pool.now(Requeued.class).getFirst().queue()).isEqualTo(sales);
    assertThat(pool.now(Offered.class)).isEmpty();
    pool.available(2);
    assertThat(pool.offer().agent()).isEqualTo(agent(2));
    assertThat(pool.offer().enqueuedAtMillis()).isEqualTo(enqueuedAt);
    assertThat(pool.tell(new PoolCommand.RemoveQueue(SUPPORT)).result())
        .isEqualTo(PoolResult.APPLIED);
  }

  private static void assign(PoolScenario pool, int number, Channel channel) {
    pool.enqueue(number, channel);
    assertThat(pool.offer().contact()).isEqualTo(contact(number));
    pool.accept();
  }
}
