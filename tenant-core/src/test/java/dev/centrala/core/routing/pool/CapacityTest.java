package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolScenario.agent;
import static dev.centrala.core.routing.pool.PoolScenario.contact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.pool.PoolDecision.KeptWaiting;
import dev.centrala.core.routing.pool.PoolDecision.OfferEnded;
import dev.centrala.core.routing.pool.PoolDecision.Offered;
import dev.centrala.core.shared.Channel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One budget for all media, limits for each, and who may interrupt whom. */
class CapacityTest {
  @Test
  void aCallInterruptsChatsAndNotTheOtherWay() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1);
    for (int i = 1; i <= 4; i++) {
      assign(pool, i, Channel.CHAT);
    }
    assign(pool, 5, Channel.VOICE);
    assertThat(pool.agentNumbers(1).used()).isEqualTo(200);
    pool.end(1);
    pool.completeWrapUp(1);
    pool.enqueue(6, Channel.CHAT);
    assertThat(pool.now(Offered.class)).isEmpty();
    assertThat(pool.now(KeptWaiting.class).getFirst().explanation().text())
        .contains("Agent 1 has no room (needs 25, 0 free)");
    pool.enqueue(7, Channel.VOICE);
    assertThat(pool.now(Offered.class)).isEmpty();
    pool.end(5);
    pool.completeWrapUp(5);
    assertThat(pool.now(Offered.class).getFirst().contact()).isEqualTo(contact(6));
  }

  @Test
  void withoutInterruptionsOneBudgetCountsForAll() {
    PoolScenario pool = PoolScenario.withSupportQueue();
    pool.withoutInterruptions().available(1);
    assign(pool, 1, Channel.MAIL);
    pool.enqueue(2, Channel.VOICE);
    assertThat(pool.now(Offered.class)).isEmpty();
    pool.rules(PoolRules.DEFAULT);
    assertThat(pool.now(Offered.class).getFirst().contact()).isEqualTo(contact(2));
  }

  @Test
  void anOfferThatMayNotInterruptTheCallTakenMeanwhileIsWithdrawn() {
    PoolScenario pool = PoolScenario.withSupportQueue().available(1);
    pool.enqueue(1, Channel.CHAT);
    assertThat(pool.now(Offered.class)).hasSize(1);
    pool.enqueue(2, Channel.VOICE);
    assertThat(pool.now(Offered.class)).hasSize(1);
    pool.tell(new PoolCommand.Accept(pool.offer().offer(), agent(1)));
    assertThat(pool.now(OfferEnded.class))
        .extracting(OfferEnded::contact)
        .containsExactly(contact(1));
  }

  @Test
  void aLimitCountsWhateverTheBudgetAllows() {
    PoolScenario pool = PoolScenario.withSupportQueue();
    available(pool, new CapacityLimits(1, 2, 4, 4, 4, 3));
    assign(pool, 1, Channel.CHAT);
    assign(pool, 2, Channel.CHAT);
    pool.enqueue(3, Channel.CHAT);
    assertThat(pool.now(Offered.class)).isEmpty();
    assertThat(pool.now(KeptWaiting.class).getFirst().explanation().text())
        .contains("Agent 1 has 2 of 2 chats");
    assign(pool, 4, Channel.SMS);
    pool.enqueue(5, Channel.SMS);
    assertThat(pool.now(KeptWaiting.class).getFirst().explanation().text())
        .contains("Agent 1 has 3 of 3 contacts");
    pool.tell(new PoolCommand.Park(contact(1)));
    assertThat(pool.now(Offered.class).getFirst().contact()).isEqualTo(contact(3));
  }

  @Test
  void aMediumThatIsSwitchedOffKeepsItsCost() {
    PoolScenario pool = PoolScenario.withSupportQueue();
    available(pool, new CapacityLimits(0, 4, 4, 4, 4, 9));
    pool.enqueue(1, Channel.VOICE);
    assertThat(pool.now(KeptWaiting.class).getFirst().explanation().text())
        .contains("Agent 1 takes no calls");
    available(pool, CapacityLimits.DEFAULT);
    assertThat(pool.now(Offered.class)).isNotEmpty();
  }

  @Test
  void whatDoesNotFitIsRefusedByTheSameRule() {
    Take chat = Take.of(CapacityCosts.DEFAULT, Interruptions.DEFAULT, Medium.CHAT);
    Load full = Load.NONE.plus(Medium.CHAT, 60).plus(Medium.MAIL, 40);
    assertThat(chat.fits(full)).isFalse();
    assertThat(chat.whateverItTakes().fits(full)).isTrue();
    assertThat(Take.of(CapacityCosts.DEFAULT, Interruptions.DEFAULT, Medium.VOICE).fits(full))
        .isTrue();
    assertThat(full.minus(Medium.MAIL, 40)).isEqualTo(Load.NONE.plus(Medium.CHAT, 60));
  }

  private static void available(PoolScenario pool, CapacityLimits limits) {
    CapacityCosts costs = new CapacityCosts(100, 25, 20, 20, 20, limits);
    pool.tell(new PoolCommand.PutAgent(new AgentProfile(agent(1), "Agent 1", List.of(), costs)));
    pool.tell(new PoolCommand.SetPresence(agent(1), Presence.BUSY, null));
    pool.tell(new PoolCommand.SetPresence(agent(1), Presence.AVAILABLE, null));
  }

  private static void assign(PoolScenario pool, int number, Channel channel) {
    pool.enqueue(number, channel);
    assertThat(pool.offer().contact()).isEqualTo(contact(number));
    pool.accept();
  }
}
