package dev.centrala.connectors.sandbox.voice;

import dev.centrala.connectors.sandbox.twiml.ReportTarget;
import dev.centrala.connectors.sandbox.voice.CallPlan.MachineDetection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls that the carrier places: from ringing to the answer. */
final class Lines {
  private static final int CANCELED = 487;

  private final Exchange exchange;

  Lines(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Lock held. The call exists and is queued. */
  VoiceCall queue(CallPlan plan, @Nullable VoiceCall parent) {
    VoiceCall call =
        new VoiceCall(VoiceSids.next("CA"), plan, parent, exchange.time().now(), exchange.floor());
    return exchange.enter(call);
  }

  /** Lock held. Rings the telephone. */
  void ring(VoiceCall call) {
    if (call.isOver()) {
      return;
    }
    call.status = CallStatus.INITIATED;
    exchange.callbacks().call(call, "initiated");
    call.status = CallStatus.RINGING;
    exchange.callbacks().call(call, "ringing");
    call.touch();
    exchange.later(call, call.plan.ringing(), () -> refused(call, CallStatus.NO_ANSWER, CANCELED));
    exchange.phones().at(call.to()).ring(call);
  }

  /** Lock held. */
  void refused(VoiceCall call, CallStatus status, int sipResponse) {
    if (!call.isOver() && !call.isConnected()) {
      call.sipResponse = sipResponse;
      exchange.end(call, status);
    }
  }

  /** Lock held. The telephone was picked up, by a person or a machine. */
  void lifted(VoiceCall call) {
    if (call.isOver() || call.isConnected()) {
      return;
    }
    MachineDetection machines = call.plan.machines();
    boolean isMachine = exchange.phones().at(call.to()).isMachine();
    String finding =
        !isMachine
            ? "human"
            : machines != null && machines.toTheEnd() ? "machine_end_beep" : "machine_start";
    if (machines != null && machines.asynchronous() == null) {
      call.answeredBy = finding;
    }
    exchange.answer(call);
    String digits = call.plan.sendDigits();
    if (digits != null && !digits.isEmpty()) {
      exchange.hear(call, Heard.Kind.KEYS, digits, "");
    }
    if (call.seat != null) {
      exchange.rooms().join(call.seat);
      exchange.beginSitting(call, call.seat);
    } else if (call.whisper != null) {
      exchange.beginWhisper(call, call.whisper);
    } else if (!call.plan.first().isNothing()) {
      exchange.begin(call, call.plan.first());
    }
    if (machines != null && machines.asynchronous() != null) {
      report(call, machines.asynchronous(), finding);
    }
  }

  private void report(VoiceCall call, ReportTarget callback, String finding) {
    exchange
        .callbacks()
        .send(
            call.sid,
            call.plan.accountSid(),
            callback,
            Map.of(
                "CallSid",
                call.sid,
                "AccountSid",
                call.plan.accountSid(),
                "AnsweredBy",
                finding,
                "MachineDetectionDuration",
                "2000"));
  }
}
