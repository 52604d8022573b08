package dev.centrala.connectors.sandbox.voice;

import dev.centrala.connectors.sandbox.twiml.DialTarget;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Sits in a conference for a call: plays what it hears beside the others, until it has left. */
final class ConferenceVerb {
  private final Script script;
  private final Exchange exchange;
  private final VoiceCall call;

  ConferenceVerb(Script script) {
    this.script = script;
    this.exchange = script.exchange();
    this.call = script.call();
  }

  /** Returns when the call has left; false when there was no place. */
  boolean perform(Source document, DialTarget.Conference target) {
    script.answer();
    String wait = target.waitUrl();
    Source waiting =
        wait == null
            ? null
            : wait.isEmpty() ? Source.NONE : Source.of(document.resolve(wait), target.waitMethod());
    Seat seat = exchange.floor().get(() -> enter(document, target, waiting));
    if (seat == null) {
      return false;
    }
    sit(seat);
    return true;
  }

  private @Nullable Seat enter(
      Source document, DialTarget.Conference target, @Nullable Source waiting) {
    Room room = exchange.rooms().openOrCreate(call.plan.accountSid(), target.name());
    if (room.seats.isEmpty()) {
      room.status = document.resolve(target.status());
      room.recordsFromStart = target.record();
      room.recordingStatus = document.resolve(target.recordingStatus());
    }
    SeatPlan plan =
        new SeatPlan(
            target.label(),
            target.startOnEnter(),
            target.endOnExit(),
            target.muted(),
            target.coach(),
            target.beep(),
            target.maxParticipants());
    Seat seat = exchange.rooms().reserve(room, call, plan, waiting);
    if (seat != null) {
      exchange.rooms().join(seat);
    }
    return seat;
  }

  /** Returns when the place is given up. */
  void sit(Seat seat) {
    Floor floor = exchange.floor();
    while (!floor.get(() -> seat.left)) {
      int version = floor.get(() -> seat.version);
      BooleanSupplier changed = () -> seat.version != version;
      Source announcement = floor.get(seat.announcements::poll);
      if (announcement != null) {
        announce(seat, announcement);
      } else if (floor.get(() -> seat.held)) {
        new Waiting(script).until(changed, floor.get(() -> seat.holdSound), () -> fields(seat));
      } else if (!floor.get(() -> seat.room.started)) {
        new Waiting(script).until(changed, seat.waiting, () -> fields(seat));
      } else {
        new Waiting(script).until(changed, Source.NONE, Map::of);
      }
    }
    script.check(Stage.CALL);
  }

  private void announce(Seat seat, Source announcement) {
    try {
      script.execute(new Stage(false, () -> seat.left), announcement);
      exchange.floor().run(() -> exchange.rooms().reports().seat(seat, "announcement-end"));
    } catch (ScriptBreak broken) {
      if (broken.why != ScriptBreak.Why.STAGE_OVER) {
        throw broken;
      }
    }
  }

  private static Map<String, String> fields(Seat seat) {
    return Map.of("ConferenceSid", seat.room.sid, "FriendlyName", seat.room.name);
  }
}
