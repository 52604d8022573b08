package dev.centrala.web.socket;

import dev.centrala.core.access.Caller;
import dev.centrala.core.call.ConsultTarget;
import dev.centrala.core.interaction.Note;
import dev.centrala.core.messaging.Message;
import dev.centrala.core.routing.DeskSnapshot;
import dev.centrala.core.routing.TransferTarget;
import dev.centrala.core.routing.pool.Presence;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.shared.WrapUpCodeId;
import dev.centrala.core.voice.BrowserLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a desktop can ask the core for, in one place; each answers when it is committed and refuses
 * as the core does.
 */
public interface AgentActions {
  void connected(TenantId tenant, UserId user);

  void disconnected(TenantId tenant, UserId user);

  DeskSnapshot snapshot(TenantId tenant, UserId user);

  void setPresence(Caller caller, Presence presence, @Nullable String reason);

  void accept(Caller caller, OfferId offer);

  void reject(Caller caller, OfferId offer, @Nullable String reason);

  Message send(
      Caller caller,
      InteractionId interaction,
      String clientMessageId,
      String text,
      List<AttachmentId> attachments);

  void typing(Caller caller, InteractionId interaction);

  Note addNote(Caller caller, InteractionId interaction, String text);

  void end(Caller caller, InteractionId interaction);

  void completeWrapUp(
      Caller caller,
      InteractionId interaction,
      @Nullable WrapUpCodeId code,
      @Nullable String notes);

  void transfer(Caller caller, InteractionId interaction, TransferTarget target);

  /** Asks somebody while the customer waits. */
  void ask(Caller caller, InteractionId interaction, ConsultTarget target);

  /** The customer goes to a number outside. */
  void send(Caller caller, InteractionId interaction, String address);

  /** A caller goes to a flow, which begins for them. */
  void sendToFlow(Caller caller, InteractionId interaction, FlowId flow);

  void completeTransfer(Caller caller, InteractionId interaction);

  void cancelTransfer(Caller caller, InteractionId interaction);

  /** All who are on the call talk with one another. */
  void conference(Caller caller, InteractionId interaction);

  void removeParticipant(Caller caller, InteractionId interaction, LegId line);

  void requestWrapUp(Caller caller, InteractionId interaction);

  void extendWrapUp(Caller caller, InteractionId interaction, int seconds);

  void hold(Caller caller, InteractionId interaction);

  void resume(Caller caller, InteractionId interaction);

  void mute(Caller caller, InteractionId interaction);

  void unmute(Caller caller, InteractionId interaction);

  void rejoin(Caller caller, InteractionId interaction);

  /** Begins a call to a number; answers its interaction. */
  InteractionId dial(
      Caller caller, String to, @Nullable QueueId queue, @Nullable CustomerId customer);

  void pauseRecording(Caller caller, InteractionId interaction);

  /** Goes on with it, or begins it where the agent may. */
  void resumeRecording(Caller caller, InteractionId interaction);

  /** What the caller's browser needs to answer calls. */
  BrowserLine browserLine(Caller caller);

  void sendDigits(Caller caller, InteractionId interaction, String digits);

  /** Refuses as not found unless the caller has this interaction. */
  void requireOwn(Caller caller, InteractionId interaction);
}
