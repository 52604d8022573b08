package dev.centrala.connectors.twilio.control;

import com.twilio.base.ResourceSet;
import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.HttpMethod;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.call.Recording;
import com.twilio.rest.api.v2010.account.conference.Participant;
import com.twilio.rest.api.v2010.account.conference.ParticipantUpdater;
import com.twilio.type.PhoneNumber;
import dev.centrala.connectors.twilio.TwilioConnections;
import dev.centrala.core.shared.RecordingId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.ConnectionAccess;
import dev.centrala.core.voice.CallCommand;
import dev.centrala.core.voice.CallControl;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.ControlResult;
import dev.centrala.core.voice.Errand;
import dev.centrala.core.voice.LegKind;
import dev.centrala.core.voice.LegReport;
import dev.centrala.core.voice.LegState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells Twilio what lines shall do, through the SDK. A line that we dial asks us what to do as soon
 * as it is answered; one that talks is redirected there. A refusal is Twilio's own verdict; what
 * leaves room for doubt is unknown.
 */
public final class TwilioCallControl implements CallControl {
  /** How far Twilio's clock may be behind ours when a line is looked up. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(2);

  private static final int MOST_LOOKED_AT = 100;
  private static final int TOO_MANY_REQUESTS = 20429;
  private static final int NOT_IN_PROGRESS = 21220;
  private static final List<String> REPORTS =
      List.of("initiated", "ringing", "answered", "completed");

  private final TwilioConnections connections;
  private final TwilioClients clients;
  private final BiPredicate<TenantId, String> known;

  /** {@code known}: whether a line of the tenant already bears that id of Twilio's. */
  public TwilioCallControl(
      TwilioConnections connections, TwilioClients clients, BiPredicate<TenantId, String> known) {
    this.connections = connections;
    this.clients = clients;
    this.known = known;
  }

  @Override
  public ControlResult carryOut(TenantId tenant, Errand errand) {
    Optional<ConnectionAccess> access = access(tenant, errand.call());
    if (access.isEmpty()) {
      return new ControlResult.Refused("noConnection", "the provider connection has been removed");
    }
    try {
      return carryOut(access.get(), clients.client(access.get()), errand);
    } catch (ApiTrouble.Throttled throttled) {
      return new ControlResult.TryLater(
          throttled.afterMillis(), "the provider asks for patience (429)");
    } catch (ApiTrouble.NotReached away) {
      return new ControlResult.TryLater(500, String.valueOf(away.getMessage()));
    } catch (ApiTrouble trouble) {
      return new ControlResult.Unknown(String.valueOf(trouble.getMessage()));
    } catch (ApiException verdict) {
      return refusal(verdict);
    } catch (TwilioException unreadable) {
      return new ControlResult.Unknown("the provider's answer is not readable");
    }
  }

  private static ControlResult carryOut(
      ConnectionAccess access, TwilioRestClient client, Errand errand) {
    CallLeg leg = errand.leg();
    if (errand.command() instanceof CallCommand.Dial dial) {
      return dial(access, client, errand, dial);
    }
    String sid = leg.providerId();
    if (sid == null) {
      return new ControlResult.Gone("the line has not been dialled");
    }
    switch (errand.command()) {
      case CallCommand.AskAgain again -> {
        String door =
            leg.kind() == LegKind.CUSTOMER
                ? VoiceUrls.bridge(access, leg.interaction())
                : VoiceUrls.bridge(access, leg.id());
        Call.updater(sid)
            .setUrl(door)
            .setMethod(HttpMethod.POST)
            .setFallbackUrl(door)
            .setFallbackMethod(HttpMethod.POST)
            .update(client);
      }
      case CallCommand.HangUp hangUp ->
          Call.updater(sid).setStatus(Call.UpdateStatus.COMPLETED).update(client);
      case CallCommand.Change(Boolean muted, Boolean held) -> {
        return inRoom(errand, participant -> change(access, participant, muted, held), client);
      }
      case CallCommand.TakePart(boolean muted, String coachedId) -> {
        return inRoom(errand, participant -> takePart(participant, muted, coachedId), client);
      }
      case CallCommand.SendDigits(String digits) -> {
        return inRoom(
            errand,
            participant ->
                participant
                    .setAnnounceUrl(VoiceUrls.digits(access, digits))
                    .setAnnounceMethod(HttpMethod.POST),
            client);
      }
      case CallCommand.StartRecording(RecordingId id) -> {
        return RecordingOrders.start(access, client, sid, id, errand.tried());
      }
      case CallCommand.PauseRecording pause -> {
        return RecordingOrders.change(client, sid, Recording.Status.PAUSED);
      }
      case CallCommand.ResumeRecording resume -> {
        return RecordingOrders.change(client, sid, Recording.Status.IN_PROGRESS);
      }
      case CallCommand.StopRecording stop -> {
        return RecordingOrders.change(client, sid, Recording.Status.STOPPED);
      }
      case CallCommand.Dial dial -> throw new IllegalStateException("dialled above");
    }
    return new ControlResult.Done(null);
  }

  private interface InRoom {
    ParticipantUpdater apply(ParticipantUpdater participant);
  }

  private static ControlResult inRoom(Errand errand, InRoom change, TwilioRestClient client) {
    String room = errand.call().roomId();
    String sid = errand.leg().providerId();
    if (room == null || sid == null) {
      return new ControlResult.Gone("the line is in no room");
    }
    change.apply(Participant.updater(room, sid)).update(client);
    return new ControlResult.Done(null);
  }

  private static ParticipantUpdater change(
      ConnectionAccess access,
      ParticipantUpdater participant,
      @Nullable Boolean muted,
      @Nullable Boolean held) {
    if (muted != null) {
      participant.setMuted(muted);
    }
    if (held != null) {
      participant.setHold(held);
      if (held) {
        participant.setHoldUrl(VoiceUrls.musicDocument(access)).setHoldMethod(HttpMethod.POST);
      }
    }
    return participant;
  }

  /** Both in one request: a supervisor is never heard by more than is wanted, not for a moment. */
  private static ParticipantUpdater takePart(
      ParticipantUpdater participant, boolean muted, @Nullable String coachedId) {
    participant.setMuted(muted).setCoaching(coachedId != null);
    return coachedId == null ? participant : participant.setCallSidToCoach(coachedId);
  }

  private static ControlResult dial(
      ConnectionAccess access, TwilioRestClient client, Errand errand, CallCommand.Dial how) {
    CallLeg leg = errand.leg();
    // The same door once more when an answer was lost: it answers a repeat alike.
    URI door = URI.create(VoiceUrls.bridge(access, leg.id()));
    Call dialled =
        Call.creator(new PhoneNumber(leg.address()), new PhoneNumber(errand.call().line()), door)
            .setMethod(HttpMethod.POST)
            .setFallbackUrl(door)
            .setFallbackMethod(HttpMethod.POST)
            .setStatusCallback(VoiceUrls.status(access, leg.id()))
            .setStatusCallbackMethod(HttpMethod.POST)
            .setStatusCallbackEvent(REPORTS)
            .setTimeout(how.ringSeconds())
            .setTimeLimit(how.longestSeconds())
            .create(client);
    return dialled.getSid() == null
        ? new ControlResult.Unknown("the provider's answer names no call")
        : new ControlResult.Done(dialled.getSid());
  }

  private static ControlResult refusal(ApiException verdict) {
    Integer status = verdict.getStatusCode();
    Integer code = verdict.getCode();
    String detail = String.valueOf(verdict.getMessage());
    if (status == null || status < 400 || status >= 500) {
      return new ControlResult.Unknown("the provider gave no verdict");
    }
    if (code != null && code == TOO_MANY_REQUESTS) {
      return new ControlResult.TryLater(1000, "the provider asks for patience (20429)");
    }
    if (status == 404 || (code != null && code == NOT_IN_PROGRESS)) {
      return new ControlResult.Gone(detail);
    }
    return new ControlResult.Refused(code == null ? status.toString() : code.toString(), detail);
  }

  @Override
  public Optional<String> dialled(TenantId tenant, Errand errand) {
    return access(tenant, errand.call()).flatMap(access -> dialled(access, errand));
  }

  private Optional<String> dialled(ConnectionAccess access, Errand errand) {
    Instant since = errand.firstTriedAt().minus(CLOCK_SKEW);
    List<String> candidates = new ArrayList<>();
    try {
      ResourceSet<Call> found =
          Call.reader()
              .setTo(errand.leg().address())
              .setFrom(errand.call().line())
              .limit(MOST_LOOKED_AT)
              .read(clients.client(access));
      for (Call each : found) {
        boolean young =
            each.getDateCreated() != null && !each.getDateCreated().toInstant().isBefore(since);
        if (young
            && "outbound-api".equals(each.getDirection())
            && !known.test(access.tenant(), each.getSid())) {
          candidates.add(each.getSid());
        }
      }
    } catch (ApiTrouble | TwilioException noAnswer) {
      return Optional.empty();
    }
    return switch (candidates.size()) {
      case 0 -> Optional.of("");
      case 1 -> Optional.of(candidates.getFirst());
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<LegReport> ask(TenantId tenant, dev.centrala.core.voice.Call call, CallLeg leg) {
    String sid = leg.providerId();
    Optional<ConnectionAccess> access = access(tenant, call);
    if (sid == null) {
      return Optional.empty();
    }
    if (access.isEmpty()) {
      return Optional.of(new LegReport(sid, leg.id(), LegState.FAILED, null));
    }
    try {
      Call found = Call.fetcher(sid).fetch(clients.client(access.get()));
      String duration = found.getDuration();
      Integer seconds =
          duration != null && duration.matches("[0-9]{1,8}") ? Integer.valueOf(duration) : null;
      return stateOf(String.valueOf(found.getStatus()))
          .map(state -> new LegReport(sid, leg.id(), state, seconds));
    } catch (ApiException verdict) {
      boolean unknown = Integer.valueOf(404).equals(verdict.getStatusCode());
      return unknown
          ? Optional.of(new LegReport(sid, leg.id(), LegState.FAILED, null))
          : Optional.empty();
    } catch (ApiTrouble | TwilioException noAnswer) {
      return Optional.empty();
    }
  }

  /** The core's word for one of Twilio's, see its page "Call resource", section "Status values". */
  public static Optional<LegState> stateOf(String twilioStatus) {
    return switch (twilioStatus) {
      case "queued", "initiated" -> Optional.of(LegState.QUEUED);
      case "ringing" -> Optional.of(LegState.RINGING);
      case "in-progress", "answered" -> Optional.of(LegState.IN_PROGRESS);
      case "completed" -> Optional.of(LegState.COMPLETED);
      case "busy" -> Optional.of(LegState.BUSY);
      case "no-answer" -> Optional.of(LegState.NO_ANSWER);
      case "failed" -> Optional.of(LegState.FAILED);
      case "canceled" -> Optional.of(LegState.CANCELED);
      default -> Optional.empty();
    };
  }

  private Optional<ConnectionAccess> access(TenantId tenant, dev.centrala.core.voice.Call call) {
    return connections.find(call.connection()).filter(c -> c.tenant().equals(tenant));
  }
}
