package dev.centrala.connectors.sandbox.voice;

import dev.centrala.connectors.sandbox.twiml.ReportTarget;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Sends the reports whose answers the carrier ignores. Those about one call, conference or
 * recording come one after the other, unless trouble was asked for.
 */
final class StatusCallbacks {
  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int SHUFFLE_MILLIS = 60;

  private record Report(
      String accountSid, ReportTarget callback, Map<String, String> form, String token) {}

  private final Floor floor;
  private final VoiceTime time;
  private final VoiceWire wire;
  private final Map<String, Queue<Report>> lanes = new HashMap<>();

  StatusCallbacks(Floor floor, VoiceTime time, VoiceWire wire) {
    this.floor = floor;
    this.time = time;
    this.wire = wire;
  }

  /** Lock held. Reports that the call has reached its present status. */
  void call(VoiceCall call, String event) {
    ReportTarget callback = call.reportsTo;
    if (callback == null || !callback.events().contains(event)) {
      return;
    }
    Map<String, String> form = CallForms.of(call);
    form.put("CallbackSource", "call-progress-events");
    form.put("Timestamp", timestamp());
    form.put("SequenceNumber", Integer.toString(call.reports++));
    if (call.isOver()) {
      int seconds = call.durationSeconds == null ? 0 : call.durationSeconds;
      form.put("CallDuration", Integer.toString(seconds));
      form.put("Duration", Integer.toString((seconds + 59) / 60));
      form.put("SipResponseCode", Integer.toString(call.sipResponse));
    }
    send(call.sid, call.plan.accountSid(), callback, form);
  }

  private String timestamp() {
    return timestamp(now());
  }

  Instant now() {
    return time.now();
  }

  /** As reports say it: in whole seconds. */
  static String timestamp(Instant at) {
    return RFC_2822.format(at);
  }

  /** Lock held. {@code subject} is what the report is about: its reports keep their order. */
  void send(
      String subject,
      String accountSid,
      @Nullable ReportTarget callback,
      Map<String, String> form) {
    if (callback == null) {
      return;
    }
    Report report =
        new Report(accountSid, callback, Map.copyOf(form), UUID.randomUUID().toString());
    CallbackTrouble trouble = wire.trouble();
    if (trouble.late().isPositive()) {
      time.after(trouble.late(), () -> floor.run(() -> dispatch(subject, report, trouble)));
    } else {
      dispatch(subject, report, trouble);
    }
  }

  private void dispatch(String subject, Report report, CallbackTrouble trouble) {
    int copies = trouble.duplicated() ? 2 : 1;
    for (int copy = 0; copy < copies; copy++) {
      if (trouble.shuffled()) {
        floor.begin(() -> {
          pause(Duration.ofMillis(ThreadLocalRandom.current().nextInt(SHUFFLE_MILLIS)));
          post(report);
        });
      } else {
        enterLane(subject, report);
      }
    }
  }

  private void enterLane(String subject, Report report) {
    Queue<Report> lane = lanes.get(subject);
    if (lane != null) {
      lane.add(report);
      return;
    }
    Queue<Report> opened = new ArrayDeque<>();
    opened.add(report);
    lanes.put(subject, opened);
    floor.begin(() -> drain(subject, opened));
  }

  private void drain(String subject, Queue<Report> lane) {
    while (true) {
      Report report =
          floor.get(() -> {
            Report next = lane.poll();
            if (next == null) {
              lanes.remove(subject);
            }
            return next;
          });
      if (report == null) {
        return;
      }
      post(report);
    }
  }

  private void post(Report report) {
    wire.report(
        report.accountSid(),
        report.callback().url(),
        report.callback().method(),
        report.form(),
        report.token());
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
