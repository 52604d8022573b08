package dev.centrala.core.call;

import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.Destination;
import dev.centrala.core.flow.Destinations;
import dev.centrala.core.flow.FrontDoor;
import dev.centrala.core.flow.QueueExits;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.flow.graph.Wishes;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.recording.LeftMessages;
import dev.centrala.core.recording.Recording;
import dev.centrala.core.recording.RecordingReports;
import dev.centrala.core.routing.Queue;
import dev.centrala.core.routing.WorkEnd;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.tenant.SetUpStore;
import dev.centrala.core.voice.CallStore;
import dev.centrala.core.voice.LegKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A call that ends with a message goes on as a task: it waits in a queue until an agent has heard
 * it, and whoever hangs up after the tone has not abandoned it. The interaction must be locked.
 */
public final class Voicemails implements RecordingReports.MessageNews {
  /** Who is on the line comes first: at a minute a step they get half a day. */
  private static final int PRIORITY = -720;

  private static final String NODE = "voicemail";

  private final CallStore calls;
  private final LeftMessages messages;
  private final Destinations destinations;
  private final SetUpStore<QueueId, Queue> queues;
  private final FrontDoor door;
  private final QueueExits exits;
  private final Timeline timeline;
  private final WorkEnd workEnd;
  private final Notice notice;

  public Voicemails(
      CallStore calls,
      LeftMessages messages,
      Destinations destinations,
      SetUpStore<QueueId, Queue> queues,
      FrontDoor door,
      QueueExits exits,
      Timeline timeline,
      WorkEnd workEnd,
      Notice notice) {
    this.calls = calls;
    this.messages = messages;
    this.destinations = destinations;
    this.queues = queues;
    this.door = door;
    this.exits = exits;
    this.timeline = timeline;
    this.workEnd = workEnd;
    this.notice = notice;
  }

  /** Tells whoever wants to know that a message waits, in the transaction that lets it wait. */
  @FunctionalInterface
  public interface Notice {
    void left(Tx tx, Interaction now, Recording message);
  }

  /** Its flow is at its end; answers the contact as it goes on, empty when it is over. */
  Optional<Interaction> instead(Tx tx, Interaction now) {
    return switch (messages.standing(tx, now.id())) {
      case LeftMessages.Standing.Left(Recording message) -> Optional.of(goOn(tx, now, message));
      case LeftMessages.Standing.Awaited _ -> Optional.of(now);
      case LeftMessages.Standing.Nothing _ -> Optional.empty();
    };
  }

  /** The caller has hung up; answers whether the contact is not over because of that. */
  boolean outlives(Tx tx, Interaction now) {
    return switch (messages.standing(tx, now.id())) {
      case LeftMessages.Standing.Left(Recording message) -> goesOn(tx, now, message);
      case LeftMessages.Standing.Awaited _ -> now.state() == InteractionState.IN_FLOW;
      case LeftMessages.Standing.Nothing _ -> false;
    };
  }

  private boolean goesOn(Tx tx, Interaction now, Recording message) {
    Optional<Interaction> free =
        now.state() == InteractionState.IN_FLOW
            ? Optional.of(now)
            : exits.leaveFromOffer(tx, now, NODE);
    free.ifPresent(each -> goOn(tx, each, message));
    return free.isPresent();
  }

  @Override
  public void known(Tx tx, Interaction now) {
    boolean waitsForIt =
        now.channel() == Channel.VOICE
            && now.state() == InteractionState.IN_FLOW
            && calls.legs(tx, now.id()).stream()
                .noneMatch(leg -> leg.kind() == LegKind.CUSTOMER && !leg.isOver());
    if (waitsForIt && !outlives(tx, now)) {
      workEnd.byCustomer(tx, now.id());
    }
  }

  private Interaction goOn(Tx tx, Interaction now, Recording message) {
    QueueId queue = queue(tx, now, message);
    Interaction task =
        timeline.record(
            tx,
            now.continuedOn(Channel.TASK, now.entryPoint(), now.thread()),
            "interaction.channelChanged",
            Actor.SYSTEM,
            Map.of("from", now.channel().wireName(), "to", Channel.TASK.wireName()));
    Map<String, Object> data = new HashMap<>();
    data.put("recordingId", message.id().toString());
    data.put("queueId", queue.toString());
    data.put("seconds", Objects.requireNonNullElse(message.seconds(), 0));
    Interaction left =
        timeline.record(tx, task, "voicemail.left", Actor.customer(now.customer()), data);
    Instant since = message.endedAt() == null ? message.startedAt() : message.endedAt();
    Interaction waits =
        door.queue(
            tx, left, new Instruction.Enqueue(NODE, queue, PRIORITY, Wishes.NONE, null), since);
    notice.left(tx, waits, message);
    return waits;
  }

  /** As the flow says, or where the caller waited, or where their number leads; else the oldest. */
  private QueueId queue(Tx tx, Interaction now, Recording message) {
    return Stream.of(
            Optional.ofNullable(message.queue()),
            Optional.ofNullable(now.place()).map(place -> place.queue()),
            destinations.find(tx, now.entryPoint()).map(Destination::queue))
        .flatMap(Optional::stream)
        .filter(each -> queues.find(tx, each).isPresent())
        .findFirst()
        .orElseGet(() -> queues.list(tx, new PageRequest(1, null)).items().getFirst().id());
  }
}
