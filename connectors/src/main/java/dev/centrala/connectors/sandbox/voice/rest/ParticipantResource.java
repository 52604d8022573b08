package dev.centrala.connectors.sandbox.voice.rest;

import dev.centrala.connectors.sandbox.voice.CallPlan;
import dev.centrala.connectors.sandbox.voice.ConferenceOrders;
import dev.centrala.connectors.sandbox.voice.ConferenceRecord;
import dev.centrala.connectors.sandbox.voice.Exchange;
import dev.centrala.connectors.sandbox.voice.ParticipantRecord;
import dev.centrala.connectors.sandbox.voice.SeatPlan;
import dev.centrala.connectors.sandbox.voice.Source;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The Participants resource of a conference. */
final class ParticipantResource {
  private static final String ROOT =
      "/2010-04-01/Accounts/:account/Conferences/:conference/Participants";
  private static final Set<String> CONFERENCE_EVENTS =
      Set.of("start", "end", "join", "leave", "mute", "hold", "modify", "speaker", "announcement");
  private static final int MOST_SEATS = 250;

  private final ConferenceOrders conferences;
  private final PlanFields plans;

  ParticipantResource(Exchange exchange) {
    this.conferences = exchange.conferenceOrders();
    this.plans = new PlanFields(exchange);
  }

  void bind(Router router, Resource resource) {
    router.post(ROOT + ".json").handler(resource.handler(this::create));
    router.get(ROOT + ".json").handler(resource.handler(this::list));
    router.get(ROOT + "/:call").handler(resource.handler(this::fetch));
    router.post(ROOT + "/:call").handler(resource.handler(this::update));
    router.delete(ROOT + "/:call").handler(resource.handler(this::kick));
  }

  private ConferenceRecord conference(RestCall call) {
    return conferences
        .find(call.accountSid(), call.sid("conference"))
        .orElseThrow(RestRefused::notFound);
  }

  private void create(RestCall call, Fields fields) {
    CallPlan plan = plans.read(call.accountSid(), fields, Source.of("", "POST"));
    String coach = fields.text("CallSidToCoach");
    SeatPlan seat =
        new SeatPlan(
            fields.text("Label"),
            fields.flag("StartConferenceOnEnter", true),
            fields.flag("EndConferenceOnExit", false),
            fields.flag("Muted", false),
            fields.flag("Coaching", coach != null) ? coach : null,
            fields.choice("Beep", "true", "true", "false", "onEnter", "onExit"),
            fields.number("MaxParticipants", MOST_SEATS, 2, MOST_SEATS));
    ConferenceOrders.RoomPlan room =
        new ConferenceOrders.RoomPlan(
            fields.reports("ConferenceStatusCallback", Set.of("start", "end"), CONFERENCE_EVENTS),
            Set.of("true", "record-from-start").contains(fields.text("ConferenceRecord", "")),
            fields.recordingReports("ConferenceRecordingStatusCallback"));
    ParticipantRecord created =
        conferences
            .dialIn(call.sid("conference"), plan, seat, waiting(fields), room)
            .orElseThrow(RestRefused::notFound);
    call.answer(201, VoiceJson.participant(created));
  }

  /** An empty URL is silence, none at all the carrier's own music. */
  private static @Nullable Source waiting(Fields fields) {
    Source source = fields.source("WaitUrl", "WaitMethod");
    return source == null && fields.has("WaitUrl") ? Source.of("", "POST") : source;
  }

  private void list(RestCall call, Fields fields) {
    Boolean muted = fields.flag("Muted");
    Boolean held = fields.flag("Hold");
    Boolean coaching = fields.flag("Coaching");
    List<ParticipantRecord> found =
        conferences.participants(
            conference(call).sid(),
            one ->
                (muted == null || muted == one.muted())
                    && (held == null || held == one.held())
                    && (coaching == null || coaching == (one.coach() != null)));
    call.answerPage("participants", found, ParticipantRecord::callSid, VoiceJson::participant);
  }

  private void fetch(RestCall call, Fields fields) {
    call.answer(
        200,
        VoiceJson.participant(
            conferences
                .participant(conference(call).sid(), call.sid("call"))
                .orElseThrow(RestRefused::notFound)));
  }

  private void update(RestCall call, Fields fields) {
    ConferenceOrders.Change change =
        new ConferenceOrders.Change(
            fields.flag("Muted"),
            fields.flag("Hold"),
            fields.source("HoldUrl", "HoldMethod"),
            fields.flag("Coaching"),
            fields.text("CallSidToCoach"),
            fields.flag("EndConferenceOnExit"),
            fields.source("AnnounceUrl", "AnnounceMethod"));
    call.answer(
        200,
        VoiceJson.participant(
            conferences
                .change(conference(call).sid(), call.sid("call"), change)
                .orElseThrow(RestRefused::notFound)));
  }

  private void kick(RestCall call, Fields fields) {
    if (!conferences.kick(conference(call).sid(), call.sid("call"))) {
      throw RestRefused.notFound();
    }
    call.answerNothing();
  }
}
