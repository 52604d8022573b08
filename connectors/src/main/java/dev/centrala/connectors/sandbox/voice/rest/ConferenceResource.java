package dev.centrala.connectors.sandbox.voice.rest;

import dev.centrala.connectors.sandbox.voice.ConferenceOrders;
import dev.centrala.connectors.sandbox.voice.ConferenceRecord;
import dev.centrala.connectors.sandbox.voice.Exchange;
import dev.centrala.connectors.sandbox.voice.Source;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The Conferences resource. */
final class ConferenceResource {
  private static final String ROOT = "/2010-04-01/Accounts/:account/Conferences";

  private final ConferenceOrders conferences;

  ConferenceResource(Exchange exchange) {
    this.conferences = exchange.conferenceOrders();
  }

  void bind(Router router, Resource resource) {
    router.get(ROOT + ".json").handler(resource.handler(this::list));
    router.get(ROOT + "/:conference").handler(resource.handler(this::fetch));
    router.post(ROOT + "/:conference").handler(resource.handler(this::update));
  }

  private ConferenceRecord find(RestCall call) {
    return conferences
        .find(call.accountSid(), call.sid("conference"))
        .orElseThrow(RestRefused::notFound);
  }

  private void list(RestCall call, Fields fields) {
    String name = fields.text("FriendlyName", "");
    String status = fields.text("Status", "");
    Predicate<Optional<Instant>> created = call.date("DateCreated");
    Predicate<Optional<Instant>> updated = call.date("DateUpdated");
    List<ConferenceRecord> found =
        conferences.list(
            call.accountSid(),
            one ->
                (name.isEmpty() || name.equals(one.name()))
                    && (status.isEmpty() || status.equals(one.state()))
                    && created.test(Optional.of(one.createdAt()))
                    && updated.test(Optional.of(one.updatedAt())));
    call.answerPage("conferences", found, ConferenceRecord::sid, VoiceJson::conference);
  }

  private void fetch(RestCall call, Fields fields) {
    call.answer(200, VoiceJson.conference(find(call)));
  }

  private void update(RestCall call, Fields fields) {
    ConferenceRecord found = find(call);
    Source announcement = fields.source("AnnounceUrl", "AnnounceMethod");
    if (found.state().equals("completed")) {
      throw RestRefused.notFound();
    }
    if (announcement != null) {
      conferences.announce(found.sid(), announcement);
    }
    if (fields.has("Status")) {
      fields.choice("Status", "completed", "completed");
      conferences.end(found.sid());
    }
    call.answer(200, VoiceJson.conference(find(call)));
  }
}
