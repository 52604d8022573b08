package dev.centrala.web.socket;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.centrala.core.interaction.AgentDelta;
import dev.centrala.core.interaction.InteractionView;
import dev.centrala.core.interaction.QueuePlace;
import dev.centrala.core.interaction.WrapUp;
import dev.centrala.core.routing.DeskSnapshot;
import dev.centrala.web.wire.InteractionBody;
import dev.centrala.web.wire.InteractionBody.Person;
import dev.centrala.web.wire.InteractionBody.WrapUpBody;
import dev.centrala.web.wire.LookedUpBody;
import dev.centrala.web.wire.MessageBody;
import dev.centrala.web.wire.NoteBody;
import dev.centrala.web.wire.PageBody;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said to an agent's desktop. */
public final class AgentFrames {
  private final Frames frames;

  public AgentFrames(Frames frames) {
    this.frames = frames;
  }

  record Welcome(String sessionId, Instant serverTime) {}

  record Presence(
      String state, @Nullable String reason, Instant since, @Nullable String pendingState) {
    static Presence of(AgentDelta.PresenceChanged changed) {
      return new Presence(
          changed.state(), changed.reason(), changed.since(), changed.pendingState());
    }
  }

  record Queue(String id, @Nullable String name) {}

  record Offer(
      String offerId,
      String interactionId,
      String channel,
      @Nullable Queue queue,
      Person customer,
      long waitedSeconds,
      Instant expiresAt,
      @Nullable String preview,
      @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String askedBy,
      @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) PageBody page,
      @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) LookedUpBody lookedUp) {
    static Offer of(AgentDelta.OfferMade made) {
      InteractionView view = made.view();
      QueuePlace place = view.interaction().place();
      return new Offer(
          made.offer().toString(),
          view.interaction().id().toString(),
          view.interaction().channel().wireName(),
          place == null ? null : new Queue(place.queue().toString(), view.queueName()),
          Person.of(view.customer()),
          made.waitedSeconds(),
          made.expiresAt(),
          made.preview(),
          view.facts().askedBy(),
          PageBody.of(view.facts().page()),
          LookedUpBody.of(view.facts().lookedUp()));
    }
  }

  record OfferEnded(String offerId, String outcome) {}

  record Assigned(InteractionBody interaction, List<MessageBody> messages, List<NoteBody> notes) {
    static Assigned of(AgentDelta.Assigned delta) {
      return new Assigned(
          InteractionBody.of(delta.view()),
          delta.messages().stream().map(MessageBody::of).toList(),
          delta.notes().stream().map(NoteBody::of).toList());
    }
  }

  record MessageAdded(String interactionId, MessageBody message) {}

  record NoteAdded(String interactionId, NoteBody note) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Updated(InteractionBody interaction, @Nullable WrapUpBody wrapUp) {}

  record Ended(String interactionId, String outcome) {}

  record Typing(String interactionId, String from) {}

  record Snapshot(long seq, Presence presence, List<Offer> offers, List<Assigned> assignments) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CommandDone(@Nullable String commandId, @Nullable Object result) {}

  record Reconnect(long afterMillis) {}

  /** Without its number, which the feed gives. */
  public String delta(AgentDelta delta) {
    return switch (delta) {
      case AgentDelta.PresenceChanged changed ->
          frames.write("presenceChanged", Presence.of(changed));
      case AgentDelta.OfferMade made -> frames.write("offer", Offer.of(made));
      case AgentDelta.OfferEnded ended ->
          frames.write("offerEnded", new OfferEnded(ended.offer().toString(), ended.outcome()));
      case AgentDelta.Assigned assigned -> frames.write("assigned", Assigned.of(assigned));
      case AgentDelta.MessageAdded added ->
          frames.write(
              "message",
              new MessageAdded(added.interaction().toString(), MessageBody.of(added.message())));
      case AgentDelta.NoteAdded added ->
          frames.write(
              "noteAdded",
              new NoteAdded(added.interaction().toString(), NoteBody.of(added.note())));
      case AgentDelta.Updated updated -> frames.write("interactionUpdated", updated(updated));
      case AgentDelta.Ended ended ->
          frames.write(
              "interactionEnded", new Ended(ended.interaction().toString(), ended.outcome()));
      case AgentDelta.CustomerTyping typing ->
          frames.write("typing", new Typing(typing.interaction().toString(), "customer"));
    };
  }

  private static Updated updated(AgentDelta.Updated delta) {
    WrapUp wrapUp = delta.view().interaction().wrapUp();
    return new Updated(InteractionBody.of(delta.view()), WrapUpBody.of(wrapUp));
  }

  String snapshot(long seq, DeskSnapshot desk) {
    return frames.write(
        "snapshot",
        new Snapshot(
            seq,
            Presence.of(desk.presence()),
            desk.offers().stream().map(Offer::of).toList(),
            desk.assignments().stream().map(Assigned::of).toList()));
  }

  String welcome(String sessionId, Instant now) {
    return frames.write("welcome", new Welcome(sessionId, now));
  }

  String done(String commandId, @Nullable Object result) {
    return frames.write("commandDone", new CommandDone(commandId, result));
  }

  String error(SocketErrors.ErrorBody body) {
    return frames.write("error", body);
  }

  String reconnect(long afterMillis) {
    return frames.write("reconnect", new Reconnect(afterMillis));
  }

  String pong() {
    return frames.write("pong", null);
  }
}
