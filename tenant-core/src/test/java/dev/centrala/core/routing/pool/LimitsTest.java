package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolScenario.SUPPORT;
import static dev.centrala.core.routing.pool.PoolScenario.agent;
import static dev.centrala.core.routing.pool.PoolScenario.contact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.pool.PoolDecision.MoveReason;
import dev.centrala.core.routing.pool.PoolDecision.Moved;
import dev.centrala.core.routing.pool.PoolDecision.Offered;
import dev.centrala.core.routing.pool.PoolDecision.TurnedAway;
import dev.centrala.core.routing.pool.PoolDecision.TurnedAwayReason;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.QueueId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How much waiting a queue allows, and where those go who may not wait. */
class LimitsTest {
  private static final QueueId SALES = new QueueId(new UUID(2, 2));
  private static final QueueId NIGHT = new QueueId(new UUID(2, 3));

  private static QueueRules support(Limits limits) {
    return QueueRules.named(SUPPORT, "Support").with(limits);
  }

  private static QueueRules sales(Limits limits) {
    return QueueRules.named(SALES, "Sales").with(limits);
  }

  private static Overflow to(QueueId queue, Overflow.Trigger when, int threshold) {
    return new Overflow(when, threshold, queue);
  }

  private static PoolScenario withQueues(QueueRules... queues) {
    PoolScenario pool = new PoolScenario();
    for (QueueRules queue : queues) {
      pool.tell(new PoolCommand.PutQueue(queue));
    }
    return pool;
  }

  private static TurnedAwayReason turnedAway(PoolScenario pool, int number) {
    TurnedAway away = pool.now(TurnedAway.class).getFirst();
    assertThat(away.contact()).isEqualTo(contact(number));
    assertThat(away.epoch()).isNotEqualTo(Epoch.NONE);
    assertThat(where(pool, number).state()).isNull();
    return away.reason();
  }

  private static PoolAnswer.Place where(PoolScenario pool, int number) {
    return (PoolAnswer.Place) pool.pool.ask(new PoolQuery.WhereIs(contact(number)), pool.now);
  }

  @Test
  void aFullQueueTurnsAwayWhoComesNextUntilSomebodyLeaves() {
    PoolScenario pool = withQueues(support(Limits.NONE.length(2)));
    pool.enqueue(1, Channel.CHAT);
    pool.enqueue(2, Channel.CHAT);
    pool.enqueue(3, Channel.CHAT);
    assertThat(turnedAway(pool, 3)).isEqualTo(TurnedAwayReason.FULL);
    pool.end(1);
    pool.enqueue(4, Channel.CHAT);
    assertThat(pool.now(TurnedAway.class)).isEmpty();
  }

  @Test
  void aTaskIsNeverTurnedAwayAndTakesNobodysPlace() {
    PoolScenario pool = withQueues(support(Limits.NONE.length(1).waitSeconds(60)));
    pool.enqueue(1, Channel.TASK);
    pool.enqueue(2, Channel.TASK);
    pool.enqueue(3, Channel.CHAT);
    assertThat(pool.now(TurnedAway.class)).isEmpty();
    pool.enqueue(4, Channel.CHAT);
    assertThat(turnedAway(pool, 4)).isEqualTo(TurnedAwayReason.FULL);
    pool.tickAfter(600);
    assertThat(turnedAway(pool, 3)).isEqualTo(TurnedAwayReason.WAITED_TOO_LONG);
    pool.tell(new PoolCommand.PutQueue(support(Limits.NONE.closed(true, true))));
    pool.enqueue(5, Channel.TASK);
    pool.tickAfter(1);
    assertThat(pool.now(TurnedAway.class)).isEmpty();
    for (int task : new int[] {1, 2, 5}) {
      assertThat(where(pool, task).state()).isNotNull();
    }
  }

  @Test
  void whoIsOnOfferDoesNotCountAsWaiting() {
    PoolScenario pool = withQueues(support(Limits.NONE.length(1))).available(1);
    pool.enqueue(1, Channel.VOICE);
    pool.enqueue(2, Channel.VOICE);
    assertThat(pool.now(TurnedAway.class)).isEmpty();
    // Back at its place, it is one too many, but it was let in.
    pool.tell(new PoolCommand.Reject(pool.offer().offer(), agent(1)));
    assertThat(pool.all).noneMatch(TurnedAway.class::isInstance);
  }

  @Test
  void aLongWaitEnds() {
    PoolScenario pool = withQueues(support(Limits.NONE.waitSeconds(60)));
    assertThat(pool.enqueue(1, Channel.CHAT).nextDeadlineMillis()).isEqualTo(pool.now + 60_000);
    pool.tickAfter(59);
    assertThat(pool.now(TurnedAway.class)).isEmpty();
    pool.tickAfter(1);
    assertThat(turnedAway(pool, 1)).isEqualTo(TurnedAwayReason.WAITED_TOO_LONG);
    assertThat(pool.tell(new PoolCommand.Tick()).decisions()).isEmpty();
  }

  @Test
  void theWaitDoesNotEndWhileItIsOnOfferButAtOnceWhenTheOfferIsOver() {
    PoolScenario pool = withQueues(support(Limits.NONE.waitSeconds(15))).available(1);
    pool.enqueue(1, Channel.VOICE);
    Offered offer = pool.offer();
    pool.tickAfter(16);
    assertThat(pool.now(TurnedAway.class)).isEmpty();
    pool.tell(new PoolCommand.Reject(offer.offer(), agent(1)));
    assertThat(turnedAway(pool, 1)).isEqualTo(TurnedAwayReason.WAITED_TOO_LONG);
  }

  @Test
  void whatAnAgentHadWaitsAnew() {
    PoolScenario pool = withQueues(support(Limits.NONE.waitSeconds(60))).available(1);
    pool.enqueue(1, Channel.CHAT);
    pool.accept();
    pool.now += 600_000;
    pool.tell(new PoolCommand.RemoveAgent(agent(1)));
    assertThat(pool.now(TurnedAway.class)).isEmpty();
    pool.tickAfter(60);
    assertThat(turnedAway(pool, 1)).isEqualTo(TurnedAwayReason.WAITED_TOO_LONG);
  }

  @Test
  void aClosedQueueTakesNobodyNewAndKeepsThoseWhoWait() {
    PoolScenario pool = withQueues(support(Limits.NONE));
    pool.enqueue(1, Channel.CHAT);
    pool.tell(new PoolCommand.PutQueue(support(Limits.NONE.closed(true, false))));
    assertThat(pool.now(TurnedAway.class)).isEmpty();
    pool.enqueue(2, Channel.CHAT);
    assertThat(turnedAway(pool, 2)).isEqualTo(TurnedAwayReason.CLOSED);
    pool.available(1);
    assertThat(pool.offer().contact()).isEqualTo(contact(1));
  }

  @Test
  void closingMayEmptyTheQueueAndWhatComesBackFromAnOffer() {
    PoolScenario pool = withQueues(support(Limits.NONE)).available(1);
    pool.enqueue(1, Channel.VOICE);
    pool.enqueue(2, Channel.VOICE);
    pool.tell(new PoolCommand.PutQueue(support(Limits.NONE.closed(true, true))));
    assertThat(turnedAway(pool, 2)).isEqualTo(TurnedAwayReason.CLOSED);
    pool.tell(new PoolCommand.Reject(pool.offer().offer(), agent(1)));
    assertThat(turnedAway(pool, 1)).isEqualTo(TurnedAwayReason.CLOSED);
  }

  @Test
  void waitingBringsAContactToTheNextQueueAtItsPlace() {
    Overflow overflow = to(SALES, Overflow.Trigger.WAIT, 30);
    PoolScenario pool =
        withQueues(support(Limits.NONE.overflowing(overflow)), sales(Limits.NONE.waitSeconds(40)));
    pool.enqueue(1, Channel.CHAT);
    pool.tickAfter(30);
    Moved moved = pool.now(Moved.class).getFirst();
    assertThat(moved.from()).isEqualTo(SUPPORT);
    assertThat(moved.to()).isEqualTo(SALES);
    assertThat(moved.reason()).isEqualTo(MoveReason.OVERFLOW_WAIT);
    pool.tickAfter(39);
    assertThat(where(pool, 1).queue()).isEqualTo(SALES);
    pool.tickAfter(1);
    assertThat(turnedAway(pool, 1)).isEqualTo(TurnedAwayReason.WAITED_TOO_LONG);
  }

  @Test
  void lengthBringsTheNextContactElsewhereBeforeTheQueueIsFull() {
    Overflow overflow = to(SALES, Overflow.Trigger.LENGTH, 1);
    PoolScenario pool =
        withQueues(
            support(Limits.NONE.length(1).overflowing(overflow)), sales(Limits.NONE.length(1)));
    pool.enqueue(1, Channel.CHAT);
    pool.enqueue(2, Channel.CHAT);
    assertThat(pool.now(Moved.class).getFirst().reason()).isEqualTo(MoveReason.OVERFLOW_LENGTH);
    assertThat(where(pool, 2).queue()).isEqualTo(SALES);
    // Both are full now.
    pool.enqueue(3, Channel.CHAT);
    assertThat(turnedAway(pool, 3)).isEqualTo(TurnedAwayReason.FULL);
  }

  @Test
  void tooFewAgentsWhoFitAndAreAvailableBringAContactElsewhereAsItComes() {
    Overflow overflow = to(SALES, Overflow.Trigger.AVAILABLE_AGENTS, 1);
    PoolScenario pool =
        withQueues(support(Limits.NONE.overflowing(overflow)), sales(Limits.NONE)).available(1);
    pool.presence(1, Presence.AWAY);
    pool.enqueue(1, Channel.CHAT);
    assertThat(pool.now(Moved.class).getFirst().reason())
        .isEqualTo(MoveReason.OVERFLOW_AVAILABLE_AGENTS);
    assertThat(where(pool, 1).queue()).isEqualTo(SALES);
    pool.tell(new PoolCommand.Forget(contact(1)));

    pool.presence(1, Presence.AVAILABLE);
    pool.enqueue(2, Channel.VOICE);
    pool.accept();
    pool.enqueue(3, Channel.VOICE);
    assertThat(where(pool, 3).queue()).as("one is available, and has a call").isEqualTo(SUPPORT);
    pool.presence(1, Presence.AWAY);
    pool.tickAfter(60);
    assertThat(where(pool, 3).queue()).as("asked only as it came").isEqualTo(SUPPORT);
  }

  @Test
  void whoeverIsAvailableButDoesNotFitIsNotCounted() {
    Overflow overflow = to(SALES, Overflow.Trigger.AVAILABLE_AGENTS, 2);
    QueueRules german =
        PoolScenario.support(List.of(PoolScenario.german(5)), List.of(), Selection.LONGEST_IDLE)
            .with(Limits.NONE.overflowing(overflow));
    PoolScenario pool =
        withQueues(german, sales(Limits.NONE))
            .available(1)
            .available(2, new AgentSkill(PoolScenario.GERMAN, 4))
            .available(3, new AgentSkill(PoolScenario.GERMAN, 5));
    pool.presence(3, Presence.BUSY);
    pool.enqueue(1, Channel.CHAT);
    assertThat(where(pool, 1).queue()).isEqualTo(SALES);
    pool.available(4, new AgentSkill(PoolScenario.GERMAN, 9));
    pool.enqueue(2, Channel.CHAT);
    assertThat(where(pool, 2).queue()).as("one of two").isEqualTo(SALES);
    pool.available(5, new AgentSkill(PoolScenario.GERMAN, 5));
    pool.enqueue(3, Channel.CHAT);
    assertThat(where(pool, 3).queue()).isEqualTo(SUPPORT);
  }

  @Test
  void aLongEstimateBringsTheNextContactElsewhere() {
    Overflow overflow = to(SALES, Overflow.Trigger.ESTIMATED_WAIT, 180);
    PoolScenario pool =
        withQueues(support(Limits.NONE.overflowing(overflow)), sales(Limits.NONE)).available(1);
    for (int i = 1; i <= 5; i++) {
      pool.enqueue(i, Channel.CHAT);
      pool.accept();
      pool.end(i);
      pool.completeWrapUp(i);
    }
    pool.presence(1, Presence.AWAY);
    // Five answers in 15 minutes: the first would wait 180 s.
    pool.enqueue(6, Channel.CHAT);
    assertThat(pool.now(Moved.class).getFirst().reason())
        .isEqualTo(MoveReason.OVERFLOW_ESTIMATED_WAIT);
  }

  @Test
  void overflowsInACircleEnd() {
    PoolScenario pool =
        withQueues(
            support(Limits.NONE.overflowing(to(SALES, Overflow.Trigger.WAIT, 10))),
            sales(Limits.NONE.overflowing(to(SUPPORT, Overflow.Trigger.WAIT, 10))));
    pool.enqueue(1, Channel.CHAT);
    pool.tickAfter(10);
    assertThat(pool.now(Moved.class)).hasSize(1);
    assertThat(pool.last.nextDeadlineMillis()).isZero();
    pool.tickAfter(600);
    assertThat(where(pool, 1).queue()).isEqualTo(SALES);
    // Moved by hand, it may go round once more.
    pool.tell(new PoolCommand.Move(contact(1), SUPPORT));
    pool.tickAfter(10);
    assertThat(where(pool, 1).queue()).isEqualTo(SALES);
  }

  @Test
  void aQueueThatCannotTakeItIsAskedAgain() {
    QueueRules open = sales(Limits.NONE);
    PoolScenario pool =
        withQueues(
            support(Limits.NONE.overflowing(to(SALES, Overflow.Trigger.WAIT, 10))),
            open.with(Limits.NONE.closed(true, false)));
    pool.enqueue(1, Channel.CHAT);
    pool.tickAfter(10);
    assertThat(pool.now(Moved.class)).isEmpty();
    pool.tell(new PoolCommand.PutQueue(open));
    pool.tickAfter(Admission.AGAIN_SECONDS);
    assertThat(where(pool, 1).queue()).isEqualTo(SALES);
  }

  @Test
  void theFirstOverflowThatCanTakeItDoes() {
    PoolScenario pool =
        withQueues(
            support(
                Limits.NONE.overflowing(
                    to(NIGHT, Overflow.Trigger.WAIT, 10), to(SALES, Overflow.Trigger.WAIT, 10))),
            sales(Limits.NONE));
    pool.enqueue(1, Channel.CHAT);
    pool.tickAfter(10);
    assertThat(where(pool, 1).queue()).isEqualTo(SALES);
  }

  @Test
  void aRebuiltPoolCountsTheWaitOfThoseWhoOnlyEverWaited() {
    PoolScenario pool = new PoolScenario();
    ContactFact fact = ContactFact.waiting(contact(1), SUPPORT, Channel.CHAT, 0, pool.now - 50_000);
    PoolFacts facts =
        new PoolFacts(
            8,
            PoolRules.DEFAULT,
            List.of(support(Limits.NONE.waitSeconds(60))),
            List.of(),
            List.of(fact));
    pool.pool = RoutingPool.rebuilt(facts, pool.now);
    pool.tickAfter(10);
    assertThat(turnedAway(pool, 1)).isEqualTo(TurnedAwayReason.WAITED_TOO_LONG);
  }
}
