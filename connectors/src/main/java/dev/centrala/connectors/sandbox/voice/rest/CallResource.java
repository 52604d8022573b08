package dev.centrala.connectors.sandbox.voice.rest;

import dev.centrala.connectors.sandbox.twiml.ReportTarget;
import dev.centrala.connectors.sandbox.voice.CallOrders;
import dev.centrala.connectors.sandbox.voice.CallPlan;
import dev.centrala.connectors.sandbox.voice.CallRecord;
import dev.centrala.connectors.sandbox.voice.CallStatus;
import dev.centrala.connectors.sandbox.voice.Exchange;
import dev.centrala.connectors.sandbox.voice.Source;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The Calls resource. */
final class CallResource {
  private static final String ROOT = "/2010-04-01/Accounts/:account/Calls";

  private final CallOrders calls;
  private final PlanFields plans;

  CallResource(Exchange exchange) {
    this.calls = exchange.callOrders();
    this.plans = new PlanFields(exchange);
  }

  void bind(Router router, Resource resource) {
    router.post(ROOT + ".json").handler(resource.handler(this::create));
    router.get(ROOT + ".json").handler(resource.handler(this::list));
    router.get(ROOT + "/:call").handler(resource.handler(this::fetch));
    router.post(ROOT + "/:call").handler(resource.handler(this::update));
    router.delete(ROOT + "/:call").handler(resource.handler(this::delete));
  }

  private void create(RestCall call, Fields fields) {
    Source first = first(fields);
    if (first == null) {
      throw RestRefused.badRequest(21205, "Url parameter is required.");
    }
    CallPlan plan = plans.read(call.accountSid(), fields, first);
    call.answer(201, VoiceJson.call(calls.place(plan)));
  }

  private static @Nullable Source first(Fields fields) {
    String twiml = fields.text("Twiml");
    Source url = fields.source("Url", "Method");
    return url == null && twiml != null ? Source.ofTwiml(twiml) : url;
  }

  private CallRecord find(RestCall call) {
    return calls.find(call.accountSid(), call.sid("call")).orElseThrow(RestRefused::notFound);
  }

  private void fetch(RestCall call, Fields fields) {
    call.answer(200, VoiceJson.call(find(call)));
  }

  private void list(RestCall call, Fields fields) {
    String to = fields.text("To", "");
    String from = fields.text("From", "");
    String parent = fields.text("ParentCallSid", "");
    String asked = fields.text("Status", "");
    Optional<CallStatus> status = CallStatus.of(asked);
    Predicate<Optional<Instant>> started = call.date("StartTime");
    Predicate<Optional<Instant>> ended = call.date("EndTime");
    List<CallRecord> found =
        calls.list(
            call.accountSid(),
            one ->
                (to.isEmpty() || to.equals(one.to()))
                    && (from.isEmpty() || from.equals(one.from()))
                    && (parent.isEmpty() || parent.equals(one.parentSid()))
                    && (asked.isEmpty() || status.equals(Optional.of(one.status())))
                    && started.test(Optional.ofNullable(one.startedAt()))
                    && ended.test(Optional.ofNullable(one.endedAt())));
    call.answerPage("calls", found, CallRecord::sid, VoiceJson::call);
  }

  private void update(RestCall call, Fields fields) {
    CallRecord found = find(call);
    Source next = first(fields);
    String status = fields.text("Status");
    if (next != null && !calls.redirect(found.sid(), next)) {
      throw RestRefused.badRequest(
          RestRefused.INVALID_CALL_STATE, "Call is not in-progress. Cannot redirect.");
    }
    if (status != null) {
      end(found, fields.choice("Status", "completed", "completed", "canceled"));
    }
    ReportTarget reports =
        fields.reports("StatusCallback", Set.of("completed"), Set.of("completed"));
    Duration longest = fields.has("TimeLimit") ? fields.seconds("TimeLimit", 1, 1, 86_400) : null;
    calls.change(found.sid(), fields.source("FallbackUrl", "FallbackMethod"), reports, longest);
    call.answer(200, VoiceJson.call(find(call)));
  }

  private void end(CallRecord found, String status) {
    if (!calls.end(found.sid(), status.equals("canceled"))) {
      throw RestRefused.badRequest(
          RestRefused.INVALID_CALL_STATE, "Call is not in-progress. Cannot end it.");
    }
  }

  private void delete(RestCall call, Fields fields) {
    if (!calls.forget(find(call).sid())) {
      throw RestRefused.badRequest(
          RestRefused.INVALID_CALL_STATE, "Call is in progress. Cannot delete it.");
    }
    call.answerNothing();
  }
}
