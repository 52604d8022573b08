package dev.centrala.core.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.voice.RoomReport.Event;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallLegTest {
  private final Instant now = Instant.parse("2026-03-02T10:00:00Z");
  private final InteractionId interaction = InteractionId.next();
  private final CallLeg leg =
      CallLeg.toDial(
          LegId.next(), interaction, LegKind.AGENT, UserId.next(), "client:ana", false, now);

  private RoomReport report(Event event, boolean muted, boolean held, long sequence) {
    return new RoomReport(
        interaction, "CF1", "CA1", event, muted, held, sequence, now.plusSeconds(sequence));
  }

  private RoomReport inNextRoom(Event event, Instant at) {
    return new RoomReport(
        interaction, "CF2", "CA1", event, false, false, RoomReport.sequence(at, 1), at);
  }

  @Test
  void theNextRoomOfTheSameNameNumbersItsReportsAnew() {
    CallLeg before =
        leg.after(
            new RoomReport(
                interaction,
                "CF1",
                "CA1",
                Event.LEFT,
                false,
                false,
                RoomReport.sequence(now, 7),
                now));
    assertThat(before.after(inNextRoom(Event.CHANGED, now)))
        .as("a line joins a room first")
        .isSameAs(before);
    CallLeg there = before.after(inNextRoom(Event.JOINED, now));
    assertThat(there.inRoom()).isTrue();
    assertThat(there.roomId()).isEqualTo("CF2");
    assertThat(there.after(report(Event.LEFT, false, false, 8)))
        .as("of the room before")
        .isSameAs(there);
    assertThat(before.after(inNextRoom(Event.JOINED, now.minusSeconds(2))))
        .as("of a room before that")
        .isSameAs(before);
  }

  @Test
  void aTerminalStateAbsorbsEveryLaterReport() {
    for (LegState over : LegState.values()) {
      if (over.isOver()) {
        for (LegState next : LegState.values()) {
          assertThat(over.mayBecome(next)).as(over + " to " + next).isFalse();
        }
      }
    }
    assertThat(LegState.IN_PROGRESS.mayBecome(LegState.RINGING)).isFalse();
    assertThat(LegState.QUEUED.mayBecome(LegState.COMPLETED)).isTrue();
  }

  @Test
  void whatIsOlderThanTheNewestReportOfTheRoomIsIgnored() {
    CallLeg joined = leg.after(report(Event.JOINED, false, false, 3));
    assertThat(joined.inRoom()).isTrue();
    assertThat(joined.takenAt()).as("who is in the room was let in").isNotNull();
    CallLeg held = joined.after(report(Event.CHANGED, false, true, 5));
    assertThat(held.after(report(Event.CHANGED, false, false, 4))).isSameAs(held);
    assertThat(held.after(report(Event.JOINED, false, false, 3))).isSameAs(held);
    CallLeg left = held.after(report(Event.LEFT, false, false, 6));
    assertThat(left.inRoom() || left.held()).isFalse();
    assertThat(left.after(report(Event.CHANGED, true, true, 5))).isSameAs(left);
    CallLeg back = left.after(report(Event.JOINED, false, false, 9));
    assertThat(back.inRoomSince()).isEqualTo(now.plusSeconds(9));
  }

  @Test
  void aLineThatIsOverIsInNoRoomAndStaysOut() {
    CallLeg over =
        leg.after(report(Event.JOINED, false, true, 1)).reported(LegState.COMPLETED, now, 12);
    assertThat(over.inRoom() || over.held()).isFalse();
    assertThat(over.seconds()).isEqualTo(12);
    assertThat(over.after(report(Event.JOINED, false, false, 8))).isSameAs(over);
    assertThat(over.wasMissed()).isFalse();
    assertThat(leg.reported(LegState.BUSY, now, null).wasMissed()).isTrue();
  }
}
