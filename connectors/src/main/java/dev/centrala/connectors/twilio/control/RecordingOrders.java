package dev.centrala.connectors.twilio.control;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.call.Recording;
import dev.centrala.core.shared.RecordingId;
import dev.centrala.core.tenant.ConnectionAccess;
import dev.centrala.core.voice.ControlResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Twilio is told of the recording of a line. Only we record by its API, so that the one that
 * runs is ours; after a try without an answer it is looked for before another one begins.
 */
final class RecordingOrders {
  /** Twilio's name for the one that runs. */
  private static final String CURRENT = "Twilio.CURRENT";

  private static final int NOT_IN_PROGRESS = 21220;
  private static final List<String> REPORTS = List.of("in-progress", "completed", "absent");
  private static final Set<Recording.Status> RUNNING =
      Set.of(Recording.Status.IN_PROGRESS, Recording.Status.PAUSED);

  private RecordingOrders() {}

  static ControlResult start(
      ConnectionAccess access,
      TwilioRestClient client,
      String callSid,
      RecordingId id,
      boolean tried) {
    if (tried) {
      Optional<String> runs = running(client, callSid);
      if (runs.isPresent()) {
        return new ControlResult.Done(runs.get());
      }
    }
    try {
      Recording begun =
          Recording.creator(callSid)
              .setRecordingChannels("dual")
              .setRecordingTrack("both")
              .setRecordingStatusCallback(VoiceUrls.recording(access, id))
              .setRecordingStatusCallbackMethod(com.twilio.http.HttpMethod.POST)
              .setRecordingStatusCallbackEvent(REPORTS)
              .create(client);
      return new ControlResult.Done(begun.getSid());
    } catch (ApiException verdict) {
      // A call that we are just about to answer is not in progress yet.
      if (Integer.valueOf(NOT_IN_PROGRESS).equals(verdict.getCode())) {
        return new ControlResult.TryLater(500, "the call is not in progress yet");
      }
      throw verdict;
    }
  }

  private static Optional<String> running(TwilioRestClient client, String callSid) {
    for (Recording each : Recording.reader(callSid).read(client)) {
      if (each.getSource() == Recording.Source.START_CALL_RECORDING_API
          && RUNNING.contains(each.getStatus())) {
        return Optional.of(each.getSid());
      }
    }
    return Optional.empty();
  }

  static ControlResult change(TwilioRestClient client, String callSid, Recording.Status status) {
    Recording.updater(callSid, CURRENT, status).update(client);
    return new ControlResult.Done(null);
  }
}
