package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolScenario.GERMAN;
import static dev.centrala.core.routing.pool.PoolScenario.agent;
import static dev.centrala.core.routing.pool.PoolScenario.contact;
import static dev.centrala.core.routing.pool.PoolScenario.german;
import static dev.centrala.core.routing.pool.PoolScenario.support;
import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.pool.PoolDecision.KeptWaiting;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a supervisor reads, and the figures on the wall. */
class ExplanationTest {
  @Test
  void saysWhoWasChosenAndWhyNotTheOthers() {
    PoolScenario pool =
        PoolScenario.withQueue(support(List.of(german(5)), List.of(), Selection.LONGEST_IDLE));
    pool.available(1, new AgentSkill(GERMAN, 7)).available(2, new AgentSkill(GERMAN, 9));
    pool.available(3, new AgentSkill(GERMAN, 9))
        .available(4)
        .available(5, new AgentSkill(GERMAN, 3));
    pool.presence(3, Presence.AWAY);
    pool.now += 250_000;
    pool.enqueue(1, Channel.VOICE);
    Explanation explanation = pool.offer().explanation();
    assertThat(explanation.chosen()).isEqualTo(agent(1));
    assertThat(explanation.considered()).isEqualTo(2);
    assertThat(explanation.text())
        .isEqualTo(
            "Offered to Agent 1 from Support: of 2 agents who fit and are free, idle longest (4 min"
                + " 15 s). Not chosen: Agent 2 ranked below; Agent 3 is away; Agent 4 lacks German"
                + " 5; 1 other lacks German 5.");
    assertThat(explanation.tieBreakText()).isEqualTo("idle longest (4 min 15 s)");
  }

  @Test
  void saysWhyAContactWaits() {
    PoolScenario pool = PoolScenario.withSupportQueue().withoutInterruptions();
    pool.enqueue(1, Channel.VOICE);
    assertThat(waits(pool)).isEqualTo("Waits in Support: there are no agents.");
    pool.available(1);
    pool.accept();
    pool.available(2);
    pool.enqueue(2, Channel.VOICE);
    pool.tell(new PoolCommand.Reject(pool.offer().offer(), agent(2)));
    pool.enqueue(3, Channel.CHAT);
    pool.enqueue(4, Channel.VOICE);
    assertThat(waits(pool))
        .isEqualTo(
            "Waits in Support: nobody who fits is free now; it could go to Agent 1 once they have"
                + " room. Agent 1 has no room (needs 100, 0 free); Agent 2 has no room (needs 100,"
                + " 75 free).");
  }

  @Test
  void saysThatSomebodyWouldHaveToSignIn() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1);
    pool.presence(1, Presence.OFFLINE);
    pool.enqueue(1, Channel.VOICE);
    assertThat(waits(pool))
        .startsWith(
            "Waits in Support: nobody who fits is free now; it could go on once somebody signs"
                + " in.");
  }

  @Test
  void countsTheRestByReason() {
    PoolScenario pool = PoolScenario.withSupportQueue();
    for (int i = 1; i <= 8; i++) {
      pool.available(i);
    }
    pool.presence(7, Presence.OFFLINE);
    pool.presence(8, Presence.OFFLINE);
    pool.enqueue(1, Channel.CHAT);
    assertThat(pool.offer().explanation().text())
        .endsWith(
            "Not chosen: Agent 2 ranked below; Agent 3 ranked below; Agent 4 ranked below;"
                + " 4 others (2 ranked below, 2 offline).");
  }

  @Test
  void keepsWhatItWentBy() {
    QueueRules rules =
        support(
            List.of(german(5)),
            List.of(new Relaxation(30, List.of(german(3)))),
            Selection.LONGEST_IDLE);
    PoolScenario pool = PoolScenario.withQueue(rules);
    long came = pool.now;
    pool.enqueue(1, Channel.VOICE, 2, came);
    pool.now += 5000;
    pool.enqueue(2, Channel.VOICE);
    Explanation.Inputs second = pool.last(KeptWaiting.class).explanation().inputs();
    assertThat(second)
        .isEqualTo(new Explanation.Inputs(List.of("German 5"), 0, 0, Order.FIFO, came + 5000, 0));
    pool.tickAfter(35);
    pool.available(1, new AgentSkill(GERMAN, 4));
    Explanation offered = pool.offer().explanation();
    assertThat(offered.ring()).isEqualTo(1);
    assertThat(offered.inputs())
        .isEqualTo(
            new Explanation.Inputs(
                List.of("German 3"), 40_000, 2, Order.FIFO, came - 2 * 60_000, 0));
  }

  @Test
  void saysWhenItIsDueWhereTheQueueServesByIt() {
    PoolScenario pool =
        PoolScenario.withQueue(
            QueueRules.named(PoolScenario.SUPPORT, "Support")
                .with(Serving.USUAL.inOrder(Order.DUE_BY).dueWithin(90)));
    long came = pool.now;
    pool.enqueue(1, Channel.VOICE);
    Explanation.Inputs inputs = pool.last(KeptWaiting.class).explanation().inputs();
    assertThat(inputs)
        .isEqualTo(
            new Explanation.Inputs(List.of(), 0, 0, Order.DUE_BY, came + 90_000, came + 90_000));
  }

  @Test
  void whoeverLooksOnIsToldOfEveryAgentAndChangesNothing() {
    List<Explanation> seen = new ArrayList<>();
    PoolScenario watched = crowd();
    watched.pool.watch(
        new Witness() {
          @Override
          public boolean follows(InteractionId id) {
            return id.equals(contact(1));
          }

          @Override
          public void saw(InteractionId id, Explanation whole) {
            seen.add(whole);
          }
        });
    PoolReply reply = watched.enqueue(1, Channel.CHAT);
    assertThat(reply).isEqualTo(crowd().enqueue(1, Channel.CHAT));
    watched.enqueue(2, Channel.CHAT);
    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst().others()).isEmpty();
    assertThat(seen.getFirst().nearest())
        .extracting(each -> each.name() + " " + each.reason().text())
        .containsExactlyInAnyOrder(
            "Agent 2 ranked below",
            "Agent 3 ranked below",
            "Agent 4 ranked below",
            "Agent 5 ranked below",
            "Agent 6 is away",
            "Agent 7 is offline");
  }

  private static PoolScenario crowd() {
    PoolScenario pool = PoolScenario.withSupportQueue();
    for (int i = 1; i <= 7; i++) {
      pool.available(i);
    }
    pool.presence(6, Presence.AWAY);
    pool.presence(7, Presence.OFFLINE);
    return pool;
  }

  @Test
  void positionAndWaitFollowFromTheAnswersOfTheLastQuarterHour() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1);
    for (int i = 1; i <= 4; i++) {
      answer(pool, i);
    }
    pool.presence(1, Presence.AWAY);
    pool.enqueue(10, Channel.VOICE);
    assertThat(place(pool, 10).estimatedWaitSeconds()).isEmpty();
    pool.presence(1, Presence.AVAILABLE);
    pool.accept();
    pool.enqueue(11, Channel.VOICE);
    pool.enqueue(12, Channel.VOICE, 5, pool.now);
    pool.enqueue(13, Channel.VOICE);
    assertThat(place(pool, 12).position()).isEqualTo(1);
    assertThat(place(pool, 11).position()).isEqualTo(2);
    assertThat(place(pool, 13).position()).isEqualTo(3);
    // Five answers in 15 minutes: one every three minutes.
    assertThat(place(pool, 13).estimatedWaitSeconds()).hasValue(540);
    pool.now += 15 * 60 * 1000;
    assertThat(place(pool, 13).estimatedWaitSeconds()).isEmpty();
    assertThat(place(pool, 99).state()).isNull();
  }

  @Test
  void liveNumbersTellWhatGoesOn() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1);
    pool.enqueue(1, Channel.VOICE);
    pool.accept();
    pool.available(2);
    pool.enqueue(2, Channel.VOICE);
    pool.enqueue(3, Channel.VOICE, 0, pool.now - 40_000);
    PoolAnswer.LiveNumbers live =
        (PoolAnswer.LiveNumbers) pool.pool.ask(new PoolQuery.Live(), pool.now + 2000);
    PoolAnswer.QueueNumbers support = live.queues().getFirst();
    assertThat(List.of(support.waiting(), support.offered(), support.assigned()))
        .containsExactly(1, 1, 1);
    assertThat(support.longestWaitSeconds()).isEqualTo(42);
    assertThat(live.agents()).extracting(PoolAnswer.AgentNumbers::used).containsExactly(100, 100);
  }

  private static void answer(PoolScenario pool, int number) {
    pool.enqueue(number, Channel.VOICE);
    pool.accept();
    pool.end(number);
    pool.completeWrapUp(number);
  }

  private static String waits(PoolScenario pool) {
    return pool.last(KeptWaiting.class).explanation().text();
  }

  private static PoolAnswer.Place place(PoolScenario pool, int number) {
    return (PoolAnswer.Place) pool.pool.ask(new PoolQuery.WhereIs(contact(number)), pool.now);
  }
}
