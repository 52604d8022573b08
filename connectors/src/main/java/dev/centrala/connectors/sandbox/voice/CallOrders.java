package dev.centrala.connectors.sandbox.voice;

import dev.centrala.connectors.sandbox.twiml.ReportTarget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the API does with calls. Orders for a call that is over change nothing and say so. */
public final class CallOrders {
  private final Exchange exchange;

  CallOrders(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Places a call; it is queued when this returns, and rings next. */
  public CallRecord place(CallPlan plan) {
    return exchange
        .floor()
        .get(() -> {
          VoiceCall call = exchange.lines().queue(plan, null);
          CallRecord queued = call.toRecord();
          ringLater(call);
          return queued;
        });
  }

  void ringLater(VoiceCall call) {
    exchange.floor().begin(() -> exchange.floor().run(() -> exchange.lines().ring(call)));
  }

  public Optional<CallRecord> find(String accountSid, String sid) {
    return exchange.floor().get(() -> call(accountSid, sid).map(VoiceCall::toRecord));
  }

  /** Newest first. */
  public List<CallRecord> list(String accountSid, Predicate<CallRecord> wanted) {
    return exchange.calls(call -> call.accountSid().equals(accountSid) && wanted.test(call));
  }

  private Optional<VoiceCall> call(String accountSid, String sid) {
    return exchange.find(sid).filter(call -> call.plan.accountSid().equals(accountSid));
  }

  /** False when the call is not in progress. */
  public boolean redirect(String sid, Source source) {
    return exchange
        .floor()
        .get(() -> {
          VoiceCall call = exchange.find(sid).orElseThrow();
          if (!call.isConnected()) {
            return false;
          }
          exchange.divert(call, source);
          return true;
        });
  }

  /** Ends a call, or only one that was not answered yet; false when it is over. */
  public boolean end(String sid, boolean onlyUnanswered) {
    return exchange
        .floor()
        .get(() -> {
          VoiceCall call = exchange.find(sid).orElseThrow();
          if (call.isOver()) {
            return false;
          }
          if (!call.isConnected()) {
            exchange.end(call, CallStatus.CANCELED);
          } else if (!onlyUnanswered) {
            exchange.end(call, CallStatus.COMPLETED);
          }
          return true;
        });
  }

  /** Changes what a call falls back to, reports to and how long it may last; null leaves it. */
  public void change(
      String sid,
      @Nullable Source fallback,
      @Nullable ReportTarget status,
      @Nullable Duration longest) {
    exchange
        .floor()
        .run(() -> {
          VoiceCall call = exchange.find(sid).orElseThrow();
          call.fallback = fallback == null ? call.fallback : fallback;
          call.reportsTo = status == null ? call.reportsTo : status;
          if (longest != null) {
            exchange.later(call, longest, () -> exchange.end(call, CallStatus.COMPLETED));
          }
        });
  }

  /** False when the call is not over. */
  public boolean forget(String sid) {
    return exchange
        .floor()
        .get(() -> {
          VoiceCall call = exchange.find(sid).orElseThrow();
          if (call.isOver()) {
            exchange.forget(call);
          }
          return call.isOver();
        });
  }
}
