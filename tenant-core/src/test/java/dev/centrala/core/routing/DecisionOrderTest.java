package dev.centrala.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.pool.Epoch;
import dev.centrala.core.routing.pool.PoolDecision;
import dev.centrala.core.routing.pool.Presence;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DecisionOrderTest {
  private static final InteractionId FIRST = new InteractionId(UUID.randomUUID());
  private static final InteractionId SECOND = new InteractionId(UUID.randomUUID());
  private static final InteractionId THIRD = new InteractionId(UUID.randomUUID());
  private static final UserId AGENT = new UserId(UUID.randomUUID());

  /** To an agent of its own. */
  private static PoolDecision offer(InteractionId contact) {
    return offer(contact, new UserId(UUID.randomUUID()));
  }

  private static PoolDecision offer(InteractionId contact, UserId agent) {
    return new PoolDecision.Offered(
        OfferId.next(), contact, QueueId.next(), agent, Epoch.NONE, null, 0, 0, false, null);
  }

  private static PoolDecision ended(InteractionId contact) {
    return new PoolDecision.OfferEnded(
        OfferId.next(), contact, AGENT, Epoch.NONE, PoolDecision.OfferOutcome.TIMED_OUT);
  }

  @Test
  void offersOfDifferentContactsMayBeCommittedAtTheSameTime() {
    PoolDecision one = offer(FIRST);
    PoolDecision two = offer(SECOND);
    PoolDecision three = offer(THIRD);
    assertThat(DecisionOrder.of(List.of(one, two, three)))
        .containsExactly(List.of(List.of(one), List.of(two), List.of(three)));
  }

  @Test
  void anAgentHearsOfSeveralOffersInTheirOrder() {
    PoolDecision one = offer(FIRST, AGENT);
    PoolDecision two = offer(SECOND, AGENT);
    PoolDecision other = offer(THIRD);
    assertThat(DecisionOrder.of(List.of(one, two, other)))
        .containsExactly(List.of(List.of(one)), List.of(List.of(two), List.of(other)));
  }

  @Test
  void severalOffersOfOneContactShareATransaction() {
    PoolDecision one = offer(FIRST);
    PoolDecision again = offer(FIRST);
    PoolDecision two = offer(SECOND);
    assertThat(DecisionOrder.of(List.of(one, again, two)))
        .containsExactly(List.of(List.of(one, again), List.of(two)));
  }

  @Test
  void aContactThatComesAgainWaitsForItsEarlierOffer() {
    PoolDecision one = offer(FIRST);
    PoolDecision two = offer(SECOND);
    PoolDecision again = offer(FIRST);
    assertThat(DecisionOrder.of(List.of(one, two, again)))
        .containsExactly(List.of(List.of(one), List.of(two)), List.of(List.of(again)));
  }

  @Test
  void whatMayFreeOrTakeKeepsItsPlace() {
    PoolDecision before = offer(FIRST);
    PoolDecision end = ended(SECOND);
    PoolDecision presence =
        new PoolDecision.PresenceChanged(AGENT, Presence.AWAY, null, 0, null, null);
    PoolDecision after = offer(SECOND);
    PoolDecision last = offer(THIRD);
    assertThat(DecisionOrder.of(List.of(before, end, presence, after, last)))
        .containsExactly(
            List.of(List.of(before)),
            List.of(List.of(end)),
            List.of(List.of(presence)),
            List.of(List.of(after), List.of(last)));
    assertThat(DecisionOrder.of(List.of())).isEmpty();
  }
}
