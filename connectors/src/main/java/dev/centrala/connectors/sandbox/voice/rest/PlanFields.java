package dev.centrala.connectors.sandbox.voice.rest;

import dev.centrala.connectors.sandbox.twiml.ReportTarget;
import dev.centrala.connectors.sandbox.voice.CallPlan;
import dev.centrala.connectors.sandbox.voice.CallPlan.MachineDetection;
import dev.centrala.connectors.sandbox.voice.CallPlan.RecordingPlan;
import dev.centrala.connectors.sandbox.voice.Exchange;
import dev.centrala.connectors.sandbox.voice.Source;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what an outbound call is to be, alike for calls and for participants. */
final class PlanFields {
  private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final Pattern OTHER = Pattern.compile("(client:\\S+|sips?:\\S+@\\S+)");
  private static final int RING_SECONDS = 60;
  private static final int LONGEST_SECONDS = 14_400;

  private final Exchange exchange;

  PlanFields(Exchange exchange) {
    this.exchange = exchange;
  }

  CallPlan read(String accountSid, Fields fields, Source first) {
    String to = fields.text("To");
    String from = fields.text("From");
    checkAddresses(accountSid, from, to);
    Source fallback = fields.source("FallbackUrl", "FallbackMethod");
    return new CallPlan(
        accountSid,
        "outbound-api",
        String.valueOf(from),
        String.valueOf(to),
        null,
        first,
        fallback == null ? Source.of("", "POST") : fallback,
        fields.reports(
            "StatusCallback",
            Set.of("completed"),
            Set.of("initiated", "ringing", "answered", "completed")),
        fields.seconds("Timeout", RING_SECONDS, 0, 600),
        fields.seconds("TimeLimit", LONGEST_SECONDS, 1, 86_400),
        machines(fields),
        fields.text("SendDigits"),
        recording(fields));
  }

  private void checkAddresses(String accountSid, @Nullable String from, @Nullable String to) {
    if (to == null) {
      throw RestRefused.badRequest(21201, "No 'To' number is specified");
    }
    if (!PHONE.matcher(to).matches() && !OTHER.matcher(to).matches()) {
      throw RestRefused.badRequest(
          21211, "The phone number you are attempting to call, %s, is not valid.".formatted(to));
    }
    if (from == null) {
      throw RestRefused.badRequest(21213, "No 'From' number is specified");
    }
    if (PHONE.matcher(to).matches() && !PHONE.matcher(from).matches()) {
      throw RestRefused.badRequest(
          21212, "The source phone number provided, %s, is not valid.".formatted(from));
    }
    if (PHONE.matcher(from).matches() && !exchange.owns(accountSid, from)) {
      throw RestRefused.badRequest(
          21210,
          "The source phone number provided, %s, is not yet verified for your account."
              .formatted(from));
    }
  }

  private static @Nullable MachineDetection machines(Fields fields) {
    String asked = fields.text("MachineDetection");
    if (asked == null) {
      return null;
    }
    String kind = fields.choice("MachineDetection", "Enable", "Enable", "DetectMessageEnd", "true");
    ReportTarget asynchronous =
        fields.flag("AsyncAmd", false)
            ? fields.reports("AsyncAmdStatusCallback", Set.of("completed"), Set.of("completed"))
            : fields.reports("AmdStatusCallback", Set.of("completed"), Set.of("completed"));
    return new MachineDetection(kind.equals("DetectMessageEnd"), asynchronous);
  }

  private static @Nullable RecordingPlan recording(Fields fields) {
    if (!fields.flag("Record", false)) {
      return null;
    }
    String channels = fields.choice("RecordingChannels", "mono", "mono", "dual");
    return new RecordingPlan(
        channels.equals("dual") ? 2 : 1,
        fields.choice("RecordingTrack", "both", "both", "inbound", "outbound"),
        fields.recordingReports("RecordingStatusCallback"));
  }
}
