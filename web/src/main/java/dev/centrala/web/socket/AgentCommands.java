package dev.centrala.web.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Permission;
import dev.centrala.core.call.ConsultTarget;
import dev.centrala.core.messaging.Message;
import dev.centrala.core.routing.TransferTarget;
import dev.centrala.core.routing.pool.Presence;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.shared.WrapUpCodeId;
import dev.centrala.web.wire.MessageBody;
import dev.centrala.web.wire.NoteBody;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Carries out an agent's commands by their type. What a command answers with is small; the news
 * comes over the feed.
 */
final class AgentCommands {
  private static final int LONGEST_CLIENT_ID = 100;
  private static final int MOST_ATTACHMENTS = 10;
  private static final int LONGEST_NUMBER = 40;

  private final Frames frames;
  private final AgentActions actions;
  private final Map<String, BiFunction<Caller, ObjectNode, @Nullable Object>> byType;

  private Map<String, BiFunction<Caller, ObjectNode, @Nullable Object>> commands() {
    return Map.ofEntries(
        Map.entry("setPresence", this::setPresence),
        Map.entry("acceptOffer", this::acceptOffer),
        Map.entry("rejectOffer", this::rejectOffer),
        Map.entry("sendMessage", this::sendMessage),
        Map.entry("typing", this::typing),
        Map.entry("end", this::end),
        Map.entry("addNote", this::addNote),
        Map.entry("completeWrapUp", this::completeWrapUp),
        Map.entry("hold", onCall(AgentActions::hold)),
        Map.entry("resume", onCall(AgentActions::resume)),
        Map.entry("mute", onCall(AgentActions::mute)),
        Map.entry("unmute", onCall(AgentActions::unmute)),
        Map.entry("rejoin", onCall(AgentActions::rejoin)),
        Map.entry("pauseRecording", onCall(AgentActions::pauseRecording)),
        Map.entry("resumeRecording", onCall(AgentActions::resumeRecording)),
        Map.entry("sendDigits", this::sendDigits),
        Map.entry("dial", this::dial),
        Map.entry("transfer", this::transfer),
        Map.entry("requestWrapUp", this::requestWrapUp),
        Map.entry("extendWrapUp", this::extendWrapUp),
        Map.entry("completeTransfer", onCall(AgentActions::completeTransfer)),
        Map.entry("cancelTransfer", onCall(AgentActions::cancelTransfer)),
        Map.entry("conference", onCall(AgentActions::conference)),
        Map.entry("removeParticipant", this::removeParticipant),
        Map.entry("requestVoiceToken", this::browserLine));
  }

  AgentCommands(Frames frames, AgentActions actions) {
    this.frames = frames;
    this.actions = actions;
    this.byType = commands();
  }

  record SetPresence(String state, @Nullable String reason) {}

  record AcceptOffer(String offerId) {}

  record RejectOffer(String offerId, @Nullable String reason) {}

  record SendMessage(
      String interactionId,
      String clientMessageId,
      @Nullable String text,
      @Nullable List<String> attachments) {}

  record OnInteraction(String interactionId) {}

  record AddNote(String interactionId, String text) {}

  record CompleteWrapUp(String interactionId, @Nullable String codeId, @Nullable String notes) {}

  record Transfer(String interactionId, @Nullable String mode, @Nullable Target to) {}

  record Target(
      @Nullable String queueId,
      @Nullable String userId,
      @Nullable String address,
      @Nullable String flowId) {}

  record SendDigits(String interactionId, String digits) {}

  record RemoveParticipant(String interactionId, String legId) {}

  record Dial(String to, @Nullable String queueId, @Nullable String customerId) {}

  /** What a dialling is answered with. */
  record Dialled(String interactionId) {}

  record ExtendWrapUp(String interactionId, int seconds) {}

  /** Passing commands leave nothing behind that a repeat could double. */
  static boolean isPassing(String type) {
    return type.equals("typing");
  }

  @Nullable Object carryOut(Caller caller, String type, ObjectNode frame) {
    var command = byType.get(type);
    if (command == null) {
      throw RefusedException.conflict("unknownType", "There is no command of this type.");
    }
    caller.require(Permission.HANDLE_WORK);
    return command.apply(caller, frame);
  }

  private @Nullable Object setPresence(Caller caller, ObjectNode frame) {
    SetPresence command = frames.as(frame, SetPresence.class);
    Presence presence;
    try {
      presence = Presence.fromWireName(required(command.state(), "state"));
    } catch (IllegalArgumentException unknown) {
      throw RefusedException.invalid("/state", "one of available, busy, away, offline");
    }
    actions.setPresence(caller, presence, command.reason());
    return null;
  }

  private @Nullable Object acceptOffer(Caller caller, ObjectNode frame) {
    AcceptOffer command = frames.as(frame, AcceptOffer.class);
    actions.accept(caller, OfferId.parse(required(command.offerId(), "offerId")));
    return null;
  }

  private @Nullable Object rejectOffer(Caller caller, ObjectNode frame) {
    RejectOffer command = frames.as(frame, RejectOffer.class);
    actions.reject(caller, OfferId.parse(required(command.offerId(), "offerId")), command.reason());
    return null;
  }

  private Object sendMessage(Caller caller, ObjectNode frame) {
    SendMessage command = frames.as(frame, SendMessage.class);
    List<AttachmentId> attachments = attachments(command.attachments());
    Message message =
        actions.send(
            caller,
            InteractionId.parse(required(command.interactionId(), "interactionId")),
            clientId(command.clientMessageId()),
            text(command.text(), attachments),
            attachments);
    return MessageBody.of(message);
  }

  private @Nullable Object typing(Caller caller, ObjectNode frame) {
    actions.typing(caller, interaction(frame));
    return null;
  }

  private @Nullable Object end(Caller caller, ObjectNode frame) {
    actions.end(caller, interaction(frame));
    return null;
  }

  private Object addNote(Caller caller, ObjectNode frame) {
    AddNote command = frames.as(frame, AddNote.class);
    return NoteBody.of(
        actions.addNote(
            caller,
            InteractionId.parse(required(command.interactionId(), "interactionId")),
            required(command.text(), "text")));
  }

  private @Nullable Object completeWrapUp(Caller caller, ObjectNode frame) {
    CompleteWrapUp command = frames.as(frame, CompleteWrapUp.class);
    String code = command.codeId();
    actions.completeWrapUp(
        caller,
        InteractionId.parse(required(command.interactionId(), "interactionId")),
        code == null ? null : WrapUpCodeId.parse(code),
        command.notes());
    return null;
  }

  private @Nullable Object transfer(Caller caller, ObjectNode frame) {
    Transfer command = frames.as(frame, Transfer.class);
    InteractionId id = InteractionId.parse(required(command.interactionId(), "interactionId"));
    actions.requireOwn(caller, id);
    Target to = command.to();
    if (to == null
        || Stream.of(to.queueId(), to.userId(), to.address(), to.flowId())
                .filter(Objects::nonNull)
                .count()
            != 1) {
      throw RefusedException.invalid("/to", "names a queue, a user, an address or a flow");
    }
    boolean asks = "consult".equals(command.mode());
    if (!asks && command.mode() != null && !command.mode().equals("blind")) {
      throw RefusedException.invalid("/mode", "one of blind, consult");
    }
    if (asks && to.flowId() != null) {
      throw RefusedException.invalid("/to/flowId", "cannot be asked");
    }
    if (asks) {
      actions.ask(caller, id, asked(to));
    } else if (to.address() != null) {
      actions.send(caller, id, to.address());
    } else if (to.flowId() != null) {
      actions.sendToFlow(caller, id, FlowId.parse(to.flowId()));
    } else {
      actions.transfer(caller, id, target(to));
    }
    return null;
  }

  private static ConsultTarget asked(Target to) {
    if (to.address() != null) {
      return new ConsultTarget.Number(to.address());
    }
    return to.queueId() == null
        ? new ConsultTarget.Colleague(UserId.parse(required(to.userId(), "to/userId")))
        : new ConsultTarget.Anyone(QueueId.parse(to.queueId()));
  }

  private @Nullable Object removeParticipant(Caller caller, ObjectNode frame) {
    RemoveParticipant command = frames.as(frame, RemoveParticipant.class);
    actions.removeParticipant(
        caller,
        InteractionId.parse(required(command.interactionId(), "interactionId")),
        LegId.parse(required(command.legId(), "legId")));
    return null;
  }

  private static TransferTarget target(Target to) {
    return to.queueId() == null
        ? new TransferTarget.ToAgent(UserId.parse(required(to.userId(), "to/userId")))
        : new TransferTarget.ToQueue(QueueId.parse(to.queueId()));
  }

  private @Nullable Object requestWrapUp(Caller caller, ObjectNode frame) {
    actions.requestWrapUp(caller, interaction(frame));
    return null;
  }

  private @Nullable Object extendWrapUp(Caller caller, ObjectNode frame) {
    ExtendWrapUp command = frames.as(frame, ExtendWrapUp.class);
    actions.extendWrapUp(
        caller,
        InteractionId.parse(required(command.interactionId(), "interactionId")),
        command.seconds());
    return null;
  }

  private interface OnCall {
    void carryOut(AgentActions actions, Caller caller, InteractionId interaction);
  }

  private BiFunction<Caller, ObjectNode, @Nullable Object> onCall(OnCall command) {
    return (caller, frame) -> {
      command.carryOut(actions, caller, interaction(frame));
      return null;
    };
  }

  private Object browserLine(Caller caller, ObjectNode frame) {
    return actions.browserLine(caller);
  }

  private @Nullable Object sendDigits(Caller caller, ObjectNode frame) {
    SendDigits command = frames.as(frame, SendDigits.class);
    InteractionId id = InteractionId.parse(required(command.interactionId(), "interactionId"));
    actions.requireOwn(caller, id);
    actions.sendDigits(caller, id, required(command.digits(), "digits"));
    return null;
  }

  private Object dial(Caller caller, ObjectNode frame) {
    Dial command = frames.as(frame, Dial.class);
    String to = required(command.to(), "to");
    if (to.length() > LONGEST_NUMBER) {
      throw RefusedException.invalid("/to", "at most " + LONGEST_NUMBER + " characters");
    }
    String queue = command.queueId();
    String customer = command.customerId();
    return new Dialled(
        actions
            .dial(
                caller,
                to,
                queue == null ? null : QueueId.parse(queue),
                customer == null ? null : CustomerId.parse(customer))
            .toString());
  }

  private InteractionId interaction(ObjectNode frame) {
    return InteractionId.parse(
        required(frames.as(frame, OnInteraction.class).interactionId(), "interactionId"));
  }

  static String required(@Nullable String value, String field) {
    if (value == null || value.isEmpty()) {
      throw RefusedException.invalid("/" + field, "is required");
    }
    return value;
  }

  static String clientId(@Nullable String given) {
    String id = required(given, "clientMessageId");
    if (id.length() > LONGEST_CLIENT_ID) {
      throw RefusedException.invalid("/clientMessageId", "at most 100 characters");
    }
    return id;
  }

  static String text(@Nullable String given, List<AttachmentId> attachments) {
    String text = given == null ? "" : given;
    if (text.isBlank() && attachments.isEmpty()) {
      throw RefusedException.invalid("/text", "a message has a text or a file");
    }
    if (text.length() > Message.LONGEST_TEXT) {
      throw RefusedException.invalid("/text", "at most " + Message.LONGEST_TEXT + " characters");
    }
    return text;
  }

  static List<AttachmentId> attachments(@Nullable List<String> given) {
    if (given == null) {
      return List.of();
    }
    if (given.size() > MOST_ATTACHMENTS) {
      throw RefusedException.invalid("/attachments", "at most " + MOST_ATTACHMENTS + " files");
    }
    return given.stream().distinct().map(AttachmentId::parse).toList();
  }
}
