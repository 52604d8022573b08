package dev.centrala.infra.socket;

import dev.centrala.core.access.Caller;
import dev.centrala.core.call.ConsultTarget;
import dev.centrala.core.interaction.AgentDelta;
import dev.centrala.core.interaction.AgentFeed;
import dev.centrala.core.interaction.Note;
import dev.centrala.core.messaging.Author;
import dev.centrala.core.messaging.Message;
import dev.centrala.core.messaging.MessageStatus;
import dev.centrala.core.routing.DeskSnapshot;
import dev.centrala.core.routing.TransferTarget;
import dev.centrala.core.routing.pool.Presence;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.MessageId;
import dev.centrala.core.shared.NoteId;
import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.ThreadId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.shared.WrapUpCodeId;
import dev.centrala.core.voice.BrowserLine;
import dev.centrala.web.socket.AgentActions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A desk that does what it is told, after a wait, and writes it down. Interactions exist when they
 * were named in {@link #known}.
 */
final class FakeDesk implements AgentActions {
  volatile boolean unreachable;
  final List<String> done = new CopyOnWriteArrayList<>();
  final List<InteractionId> known = new CopyOnWriteArrayList<>();
  private final AgentFeed feed;
  volatile boolean slow;

  FakeDesk(AgentFeed feed) {
    this.feed = feed;
  }

  @Override
  public void connected(TenantId tenant, UserId user) {
    done.add("connected " + user);
  }

  @Override
  public void disconnected(TenantId tenant, UserId user) {
    done.add("disconnected " + user);
  }

  @Override
  public DeskSnapshot snapshot(TenantId tenant, UserId user) {
    if (unreachable) {
      throw new RefusedException(new Refusal.Unavailable("The database does not answer."));
    }
    return new DeskSnapshot(presence("offline"), List.of(), List.of());
  }

  static AgentDelta.PresenceChanged presence(String state) {
    return new AgentDelta.PresenceChanged(state, null, Instant.EPOCH, null);
  }

  @Override
  public void setPresence(Caller caller, Presence presence, String reason) {
    done.add("presence " + presence.wireName() + " " + reason);
    feed.publish(caller.tenant(), caller.person(), presence(presence.wireName()));
  }

  @Override
  public void accept(Caller caller, OfferId offer) {
    throw RefusedException.conflict("offerGone", "This offer is no longer open.");
  }

  @Override
  public void reject(Caller caller, OfferId offer, String reason) {
    done.add("reject " + offer);
  }

  @Override
  public Message send(
      Caller caller,
      InteractionId interaction,
      String clientMessageId,
      String text,
      List<AttachmentId> attachments) {
    requireOwn(caller, interaction);
    if (slow) {
      pause(ThreadLocalRandom.current().nextLong(1, 8));
    }
    done.add("send " + text);
    Message message =
        new Message(
            MessageId.next(),
            interaction,
            ThreadId.next(),
            false,
            Author.agent(caller.person(), "Demo Agent"),
            text,
            List.of(),
            clientMessageId,
            MessageStatus.SENT,
            null,
            null,
            0,
            Instant.now());
    feed.publish(
        caller.tenant(), caller.person(), new AgentDelta.MessageAdded(interaction, message));
    return message;
  }

  private static void pause(long millis) {
    Promise<Boolean> over = Promise.promise();
    Vertx.currentContext().owner().setTimer(millis, fired -> over.complete(true));
    over.future().await();
  }

  @Override
  public void typing(Caller caller, InteractionId interaction) {
    done.add("typing " + interaction);
  }

  @Override
  public Note addNote(Caller caller, InteractionId interaction, String text) {
    requireOwn(caller, interaction);
    done.add("note " + text);
    return new Note(NoteId.next(), text, caller.person(), "Demo Agent", Instant.now());
  }

  @Override
  public void end(Caller caller, InteractionId interaction) {
    requireOwn(caller, interaction);
    done.add("end " + interaction);
  }

  @Override
  public void completeWrapUp(
      Caller caller, InteractionId interaction, WrapUpCodeId code, String notes) {
    requireOwn(caller, interaction);
    done.add("wrapUp " + notes);
  }

  @Override
  public void transfer(Caller caller, InteractionId interaction, TransferTarget target) {
    done.add("transfer " + target);
  }

  @Override
  public void ask(Caller caller, InteractionId interaction, ConsultTarget target) {
    requireOwn(caller, interaction);
    throw RefusedException.conflict("notSupported", "This channel does not support that.");
  }

  @Override
  public void send(Caller caller, InteractionId interaction, String address) {
    requireOwn(caller, interaction);
    throw RefusedException.conflict("notSupported", "This channel does not support that.");
  }

  @Override
  public void sendToFlow(Caller caller, InteractionId interaction, FlowId flow) {
    requireOwn(caller, interaction);
    throw RefusedException.conflict("notSupported", "This channel does not support that.");
  }

  @Override
  public void completeTransfer(Caller caller, InteractionId interaction) {
    requireOwn(caller, interaction);
    throw RefusedException.conflict("notSupported", "This channel does not support that.");
  }

  @Override
  public void cancelTransfer(Caller caller, InteractionId interaction) {
    requireOwn(caller, interaction);
    throw RefusedException.conflict("notSupported", "This channel does not support that.");
  }

  @Override
  public void conference(Caller caller, InteractionId interaction) {
    requireOwn(caller, interaction);
    throw RefusedException.conflict("notSupported", "This channel does not support that.");
  }

  @Override
  public void removeParticipant(Caller caller, InteractionId interaction, LegId line) {
    requireOwn(caller, interaction);
    throw RefusedException.conflict("notSupported", "This channel does not support that.");
  }

  @Override
  public void requestWrapUp(Caller caller, InteractionId interaction) {
    requireOwn(caller, interaction);
    done.add("request wrap-up");
  }

  @Override
  public void extendWrapUp(Caller caller, InteractionId interaction, int seconds) {
    requireOwn(caller, interaction);
    done.add("extend wrap-up by " + seconds);
  }

  @Override
  public void hold(Caller caller, InteractionId interaction) {
    requireOwn(caller, interaction);
    throw RefusedException.conflict("notSupported", "This channel does not support that.");
  }

  @Override
  public void resume(Caller caller, InteractionId interaction) {
    requireOwn(caller, interaction);
    throw RefusedException.conflict("notSupported", "This channel does not support that.");
  }

  @Override
  public void mute(Caller caller, InteractionId interaction) {
    requireOwn(caller, interaction);
    throw RefusedException.conflict("notSupported", "This channel does not support that.");
  }

  @Override
  public void unmute(Caller caller, InteractionId interaction) {
    requireOwn(caller, interaction);
    throw RefusedException.conflict("notSupported", "This channel does not support that.");
  }

  @Override
  public void rejoin(Caller caller, InteractionId interaction) {
    requireOwn(caller, interaction);
    throw RefusedException.conflict("notSupported", "This channel does not support that.");
  }

  @Override
  public void pauseRecording(Caller caller, InteractionId interaction) {
    requireOwn(caller, interaction);
    throw RefusedException.conflict("notSupported", "This channel does not support that.");
  }

  @Override
  public void resumeRecording(Caller caller, InteractionId interaction) {
    requireOwn(caller, interaction);
    throw RefusedException.conflict("notSupported", "This channel does not support that.");
  }

  @Override
  public BrowserLine browserLine(Caller caller) {
    return new BrowserLine("sandbox", null, "u-" + caller.person(), 3600);
  }

  @Override
  public InteractionId dial(
      Caller caller, String to, @Nullable QueueId queue, @Nullable CustomerId customer) {
    throw RefusedException.conflict("noCallerId", "There is no number of your own to call from.");
  }

  @Override
  public void sendDigits(Caller caller, InteractionId interaction, String digits) {
    requireOwn(caller, interaction);
    throw RefusedException.conflict("notSupported", "This channel does not support that.");
  }

  @Override
  public void requireOwn(Caller caller, InteractionId interaction) {
    if (!known.contains(interaction)) {
      throw RefusedException.notFound("interaction");
    }
  }
}
