package dev.centrala.connectors.sandbox.voice.rest;

import dev.centrala.connectors.sandbox.voice.CallRecord;
import dev.centrala.connectors.sandbox.voice.Exchange;
import dev.centrala.connectors.sandbox.voice.RecordingRecord;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The Usage Records of voice, counted from the calls and recordings that are kept. */
final class UsageResource {
  private static final String ROOT = "/2010-04-01/Accounts/:account/Usage/Records";

  private record Usage(
      String category, String description, String unit, long count, long minutes) {}

  private final Exchange exchange;

  UsageResource(Exchange exchange) {
    this.exchange = exchange;
  }

  void bind(Router router, Resource resource) {
    router.get(ROOT + ".json").handler(resource.handler(this::list));
    router.get(ROOT + "/AllTime.json").handler(resource.handler(this::list));
  }

  private void list(RestCall call, Fields fields) {
    String category = fields.text("Category", "");
    String account = call.accountSid();
    List<Usage> usage =
        List.of(
            calls(account, "calls-inbound", "Inbound Voice Minutes", true),
            calls(account, "calls-outbound", "Outbound Voice Minutes", false),
            recordings(account));
    call.answerPage(
        "usage_records",
        usage.stream()
            .filter(one -> category.isEmpty() || category.equals(one.category()))
            .toList(),
        Usage::category,
        one -> json(account, one));
  }

  private Usage calls(String account, String category, String description, boolean inbound) {
    List<CallRecord> found =
        exchange.callOrders().list(account, one -> one.direction().equals("inbound") == inbound);
    long minutes = found.stream().mapToLong(one -> minutes(one.durationSeconds())).sum();
    return new Usage(category, description, "minutes", found.size(), minutes);
  }

  private Usage recordings(String account) {
    List<RecordingRecord> found = exchange.recordingOrders().list(account, one -> true);
    long minutes = found.stream().mapToLong(one -> minutes(one.durationSeconds())).sum();
    return new Usage("recordings", "Recordings", "minutes", found.size(), minutes);
  }

  private static long minutes(@org.jspecify.annotations.Nullable Integer seconds) {
    return seconds == null ? 0 : (seconds + 59) / 60;
  }

  private static JsonObject json(String account, Usage usage) {
    String uri = VoiceJson.account(account) + "/Usage/Records";
    LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    return new JsonObject()
        .put("account_sid", account)
        .put("api_version", VoiceJson.VERSION)
        .put("as_of", Instant.now().toString())
        .put("category", usage.category())
        .put("count", Long.toString(usage.count()))
        .put("count_unit", "calls")
        .put("description", usage.description())
        .put("end_date", today.toString())
        .putNull("price")
        .put("price_unit", "usd")
        .put("start_date", today.toString())
        .put("subresource_uris", new JsonObject().put("all_time", uri + "/AllTime.json"))
        .put("uri", uri + ".json?Category=" + usage.category())
        .put("usage", Long.toString(usage.minutes()))
        .put("usage_unit", usage.unit());
  }
}
