package dev.centrala.core.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.ThreadId;
import dev.centrala.core.shared.UserId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Only legal changes of state go through. */
class InteractionTest {
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final UserId AGENT = UserId.next();
  private static final QueuePlace PLACE = new QueuePlace(QueueId.next(), 0, NOW);
  private static final Assignment OFFER =
      new Assignment(AGENT, OfferId.next(), NOW.plusSeconds(20), null, 0);
  private static final Assignment HELD = new Assignment(AGENT, OFFER.offer(), null, NOW, 25);

  private final Interaction arrived =
      Interaction.arrived(
          InteractionId.next(),
          Channel.CHAT,
          EntryPointId.next(),
          ThreadId.next(),
          CustomerId.next(),
          NOW);
  private final Interaction queued = arrived.enqueued(PLACE);
  private final Interaction offered = queued.offered(OFFER, new Fence(1, 1));
  private final Interaction assigned = offered.assigned(HELD, new Fence(1, 1));

  @Test
  void goesFromArrivalToTheEndOfWrapUp() {
    Interaction ended =
        assigned
            .disconnected(NOW.plusSeconds(60), "completed")
            .wrapUpStarted(new WrapUp("optional", NOW.plusSeconds(60), null, null))
            .ended(NOW.plusSeconds(90), "ignored, since the contact ended before");
    assertThat(ended.state()).isEqualTo(InteractionState.ENDED);
    assertThat(ended.outcome()).isEqualTo("completed");
    assertThat(ended.disconnectedAt()).isEqualTo(NOW.plusSeconds(60));
    assertThat(ended.endedAt()).isEqualTo(NOW.plusSeconds(90));
  }

  @Test
  void keepsItsPlaceWhenItGoesBack() {
    Interaction back = offered.requeued();
    assertThat(back.place()).isEqualTo(PLACE);
    assertThat(back.assignment()).isNull();
    assertThat(back.fence()).isEqualTo(new Fence(1, 1));
  }

  @Test
  void takesNoCapacityWhileItWaitsForItsCustomer() {
    Interaction parked = assigned.parked(NOW.plusSeconds(600));
    assertThat(parked.isWith(AGENT)).isTrue();
    assertThat(parked.assignment().cost()).isZero();
    assertThat(parked.dueAt()).isEqualTo(NOW.plusSeconds(600));
  }

  @Test
  void isAbandonedOnlyBeforeAnAnswer() {
    assertThat(offered.abandoned(NOW).state()).isEqualTo(InteractionState.ABANDONED);
    assertThatThrownBy(() -> assigned.abandoned(NOW)).isInstanceOf(RefusedException.class);
  }

  @Test
  void refusesWhatItsStateDoesNotAllow() {
    assertThatThrownBy(() -> arrived.offered(OFFER, new Fence(1, 1)))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> queued.parked(NOW)).isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> offered.offered(OFFER, new Fence(1, 2)))
        .isInstanceOf(RefusedException.class);
    Interaction over = assigned.ended(NOW, "completed");
    assertThatThrownBy(() -> over.ended(NOW, "again")).isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> over.disconnected(NOW, "again")).isInstanceOf(RefusedException.class);
  }

  @Test
  void waitsAgainWhenTheCustomerComesBack() {
    QueuePlace later = new QueuePlace(PLACE.queue(), 0, NOW.plusSeconds(500));
    Interaction again = assigned.ended(NOW, "completed").reopened(later);
    assertThat(again.state()).isEqualTo(InteractionState.QUEUED);
    assertThat(again.endedAt()).isNull();
    assertThat(again.outcome()).isNull();
    assertThat(again.place()).isEqualTo(later);
  }
}
