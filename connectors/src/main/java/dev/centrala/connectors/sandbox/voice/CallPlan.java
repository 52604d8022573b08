package dev.centrala.connectors.sandbox.voice;

import dev.centrala.connectors.sandbox.twiml.ReportTarget;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is settled when a call begins.
 *
 * @param first what it executes once it is answered; nothing for a leg that is connected at once
 * @param ringing how long it may ring
 * @param longest how long it may last
 */
public record CallPlan(
    String accountSid,
    String direction,
    String from,
    String to,
    @Nullable String phoneNumberSid,
    Source first,
    Source fallback,
    @Nullable ReportTarget status,
    Duration ringing,
    Duration longest,
    @Nullable MachineDetection machines,
    @Nullable String sendDigits,
    @Nullable RecordingPlan recording) {
  public static final Duration LONGEST_CALL = Duration.ofHours(4);

  /** Whether, and how, a person is told from an answering machine. */
  public record MachineDetection(boolean toTheEnd, @Nullable ReportTarget asynchronous) {}

  /** That the call is recorded from its answer on. */
  public record RecordingPlan(int channels, String track, @Nullable ReportTarget status) {}
}
