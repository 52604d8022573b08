package dev.centrala.web.socket;

import dev.centrala.core.access.AgentDevice;
import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Permission;
import dev.centrala.core.call.ConsultTarget;
import dev.centrala.core.call.Consultations;
import dev.centrala.core.call.FlowTransfers;
import dev.centrala.core.call.ReturningAgents;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.interaction.Attachments;
import dev.centrala.core.interaction.CallControls;
import dev.centrala.core.interaction.Conversations;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.Note;
import dev.centrala.core.messaging.Message;
import dev.centrala.core.outbound.AgentCalls;
import dev.centrala.core.recording.RecordingControls;
import dev.centrala.core.routing.AgentDesk;
import dev.centrala.core.routing.DeskSnapshot;
import dev.centrala.core.routing.TransferTarget;
import dev.centrala.core.routing.Transfers;
import dev.centrala.core.routing.pool.Presence;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.shared.WrapUpCodeId;
import dev.centrala.core.voice.BrowserLine;
import dev.centrala.core.voice.BrowserLines;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agent's actions in the core. */
public final class CoreAgentActions implements AgentActions {
  private final AgentDesk desk;
  private final Transfers transfers;
  private final CallControls calls;
  private final Consultations consultations;
  private final AgentCalls agentCalls;
  private final FlowTransfers flowTransfers;
  private final ReturningAgents returning;
  private final RecordingControls recordings;
  private final BrowserLines browsers;
  private final Conversations conversations;
  private final Attachments attachments;
  private final InteractionStore interactions;
  private final Transactions transactions;

  public CoreAgentActions(
      AgentDesk desk,
      Transfers transfers,
      CallControls calls,
      Consultations consultations,
      AgentCalls agentCalls,
      FlowTransfers flowTransfers,
      ReturningAgents returning,
      RecordingControls recordings,
      BrowserLines browsers,
      Conversations conversations,
      Attachments attachments,
      InteractionStore interactions,
      Transactions transactions) {
    this.desk = desk;
    this.transfers = transfers;
    this.calls = calls;
    this.consultations = consultations;
    this.agentCalls = agentCalls;
    this.flowTransfers = flowTransfers;
    this.returning = returning;
    this.recordings = recordings;
    this.browsers = browsers;
    this.conversations = conversations;
    this.attachments = attachments;
    this.interactions = interactions;
    this.transactions = transactions;
  }

  @Override
  public void connected(TenantId tenant, UserId user) {
    desk.connected(tenant, user);
    returning.back(tenant, user);
  }

  @Override
  public void disconnected(TenantId tenant, UserId user) {
    desk.disconnected(tenant, user);
  }

  @Override
  public DeskSnapshot snapshot(TenantId tenant, UserId user) {
    return desk.snapshot(tenant, user);
  }

  @Override
  public void setPresence(Caller caller, Presence presence, @Nullable String reason) {
    desk.setPresence(caller, presence, reason);
  }

  @Override
  public void accept(Caller caller, OfferId offer) {
    desk.accept(caller, offer);
  }

  @Override
  public void reject(Caller caller, OfferId offer, @Nullable String reason) {
    desk.reject(caller, offer, reason);
  }

  @Override
  public Message send(
      Caller caller,
      InteractionId interaction,
      String clientMessageId,
      String text,
      List<AttachmentId> files) {
    attachments.requireOwn(caller, files);
    return conversations.sendAsAgent(caller, interaction, clientMessageId, text, files);
  }

  @Override
  public void typing(Caller caller, InteractionId interaction) {
    conversations.agentTyping(caller, interaction);
  }

  @Override
  public Note addNote(Caller caller, InteractionId interaction, String text) {
    return conversations.addNote(caller, interaction, text);
  }

  @Override
  public void end(Caller caller, InteractionId interaction) {
    desk.end(caller, interaction);
  }

  @Override
  public void completeWrapUp(
      Caller caller,
      InteractionId interaction,
      @Nullable WrapUpCodeId code,
      @Nullable String notes) {
    desk.completeWrapUp(caller, interaction, code, notes);
  }

  @Override
  public void transfer(Caller caller, InteractionId interaction, TransferTarget target) {
    transfers.transfer(caller, interaction, target);
  }

  @Override
  public void ask(Caller caller, InteractionId interaction, ConsultTarget target) {
    consultations.ask(caller, interaction, target);
  }

  @Override
  public void send(Caller caller, InteractionId interaction, String address) {
    consultations.send(caller, interaction, address);
  }

  @Override
  public void sendToFlow(Caller caller, InteractionId interaction, FlowId flow) {
    flowTransfers.send(caller, interaction, flow);
  }

  @Override
  public void completeTransfer(Caller caller, InteractionId interaction) {
    consultations.complete(caller, interaction);
  }

  @Override
  public void cancelTransfer(Caller caller, InteractionId interaction) {
    consultations.cancel(caller, interaction);
  }

  @Override
  public void conference(Caller caller, InteractionId interaction) {
    consultations.conference(caller, interaction);
  }

  @Override
  public void removeParticipant(Caller caller, InteractionId interaction, LegId line) {
    consultations.remove(caller, interaction, line);
  }

  @Override
  public void requestWrapUp(Caller caller, InteractionId interaction) {
    desk.requestWrapUp(caller, interaction);
  }

  @Override
  public void extendWrapUp(Caller caller, InteractionId interaction, int seconds) {
    desk.extendWrapUp(caller, interaction, seconds);
  }

  @Override
  public void hold(Caller caller, InteractionId interaction) {
    calls.hold(caller, interaction);
  }

  @Override
  public void resume(Caller caller, InteractionId interaction) {
    calls.resume(caller, interaction);
  }

  @Override
  public void mute(Caller caller, InteractionId interaction) {
    calls.mute(caller, interaction);
  }

  @Override
  public void unmute(Caller caller, InteractionId interaction) {
    calls.unmute(caller, interaction);
  }

  @Override
  public void rejoin(Caller caller, InteractionId interaction) {
    calls.rejoin(caller, interaction);
  }

  @Override
  public InteractionId dial(
      Caller caller, String to, @Nullable QueueId queue, @Nullable CustomerId customer) {
    return agentCalls.dial(caller, to, queue, customer);
  }

  @Override
  public void pauseRecording(Caller caller, InteractionId interaction) {
    recordings.pause(caller, interaction);
  }

  @Override
  public void resumeRecording(Caller caller, InteractionId interaction) {
    recordings.resume(caller, interaction);
  }

  @Override
  public BrowserLine browserLine(Caller caller) {
    return browsers.open(caller.tenant(), AgentDevice.browserName(caller.person()));
  }

  @Override
  public void sendDigits(Caller caller, InteractionId interaction, String digits) {
    calls.sendDigits(caller, interaction, digits);
  }

  @Override
  public void requireOwn(Caller caller, InteractionId id) {
    boolean own =
        transactions.inTenant(
            caller.tenant(),
            tx ->
                interactions
                    .find(tx, id)
                    .filter(found ->
                        found.isWith(caller.person()) || caller.may(Permission.SEE_ALL_WORK))
                    .isPresent());
    if (!own) {
      throw RefusedException.notFound("interaction");
    }
  }
}
