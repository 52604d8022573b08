package dev.centrala.core.call;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.CallLines;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.recording.CallRecorder;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.voice.Call;
import dev.centrala.core.voice.CallCommand;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.CallStore;
import dev.centrala.core.voice.LegKind;
import dev.centrala.core.voice.RoomReport;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes in what carriers report of the rooms in which people talk: who came, went, is muted or on
 * hold. An old report changes nothing; the time in a room is counted by the carrier's own instants.
 */
public final class RoomReports {
  private static final Actor CARRIER = Actor.provider("carrier");

  private final Transactions transactions;
  private final InteractionStore interactions;
  private final CallStore calls;
  private final CallLines lines;
  private final CallUsage usage;
  private final Timeline timeline;
  private final ConsultReports consults;
  private final CallNews news;
  private final CallRecorder recorder;
  private final InstantSource clock;

  public RoomReports(
      Transactions transactions,
      InteractionStore interactions,
      CallStore calls,
      CallLines lines,
      CallUsage usage,
      Timeline timeline,
      ConsultReports consults,
      CallNews news,
      CallRecorder recorder,
      InstantSource clock) {
    this.transactions = transactions;
    this.interactions = interactions;
    this.calls = calls;
    this.lines = lines;
    this.usage = usage;
    this.timeline = timeline;
    this.consults = consults;
    this.news = news;
    this.recorder = recorder;
    this.clock = clock;
  }

  /** What a carrier reports of a room. */
  public void inRoom(TenantId tenant, RoomReport report) {
    transactions.doInTenant(
        tenant,
        tx -> {
          Optional<Interaction> found = interactions.lock(tx, report.interaction());
          Optional<Call> call = calls.find(tx, report.interaction());
          if (found.isEmpty() || call.isEmpty()) {
            return;
          }
          calls
              .legByProviderId(tx, report.providerId())
              .filter(leg -> leg.interaction().equals(report.interaction()))
              .ifPresent(leg -> take(tx, found.get(), call.get(), leg, report));
        });
  }

  private void take(Tx tx, Interaction now, Call call, CallLeg before, RoomReport report) {
    CallLeg after = before.after(report);
    if (after.equals(before)) {
      return;
    }
    calls.update(tx, after, clock.instant().plus(CallLines.LOOK_AFTER));
    if (after.inRoom() && !report.roomId().equals(call.roomId())) {
      calls.update(
          tx,
          new Call(
              call.interaction(),
              call.connection(),
              call.inbound(),
              call.line(),
              call.party(),
              report.roomId(),
              call.createdAt(),
              call.endedAt()));
    }
    boolean sameRoom = after.inRoom() && report.roomId().equals(before.roomId());
    if (before.inRoomSince() != null && !sameRoom) {
      usage.ofRoom(tx, now, before, report.at());
    }
    Interaction told = now;
    for (String type : changes(before, after)) {
      told =
          timeline.record(
              tx,
              told,
              type,
              CARRIER,
              Map.of("legId", after.id().toString(), "kind", after.kind().wireName()));
    }
    boolean comes = !before.inRoom() && after.inRoom();
    if (comes) {
      consults.joined(tx, told, after);
    }
    if (comes && after.kind() == LegKind.AGENT) {
      if (!consults.isOpen(tx, now)) {
        endMusic(tx, now);
      }
      if (after.muted()) {
        // It came as a supervisor's line and is the agent's by now.
        lines.command(tx, after, new CallCommand.TakePart(false, null));
      }
    }
    if (!before.inRoom() && after.inRoom() && after.kind() == LegKind.CUSTOMER) {
      recorder.connecting(tx, told, after);
    }
    news.tell(tx, interactions.lock(tx, told.id()).orElse(told));
  }

  /** The agent is back with the customer, who was given music meanwhile. */
  private void endMusic(Tx tx, Interaction now) {
    calls.legs(tx, now.id()).stream()
        .filter(leg -> leg.kind() == LegKind.CUSTOMER && leg.inRoom() && leg.held())
        .forEach(leg -> lines.command(tx, leg, new CallCommand.Change(null, false)));
  }

  private static List<String> changes(CallLeg before, CallLeg after) {
    if (before.inRoom() != after.inRoom()) {
      return List.of(after.inRoom() ? "call.joined" : "call.left");
    }
    List<String> types = new ArrayList<>();
    if (before.held() != after.held()) {
      types.add(after.held() ? "call.held" : "call.resumed");
    }
    if (before.muted() != after.muted()) {
      types.add(after.muted() ? "call.muted" : "call.unmuted");
    }
    return types;
  }

  /** The carrier never said when the line left its room: its end is taken for that. */
  void countRoom(Tx tx, CallLeg seen) {
    interactions
        .lock(tx, seen.interaction())
        .ifPresent(now ->
            calls
                .leg(tx, seen.id())
                .filter(leg -> leg.isOver() && leg.inRoomSince() != null)
                .ifPresent(leg -> {
                  Instant end = leg.endedAt() == null ? clock.instant() : leg.endedAt();
                  usage.ofRoom(tx, now, leg, end);
                  calls.update(tx, leg.outOfRoom(), clock.instant());
                }));
  }
}
