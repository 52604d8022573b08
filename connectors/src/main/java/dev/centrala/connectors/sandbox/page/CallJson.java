package dev.centrala.connectors.sandbox.page;

import dev.centrala.connectors.sandbox.voice.CallError;
import dev.centrala.connectors.sandbox.voice.CallRecord;
import dev.centrala.connectors.sandbox.voice.Heard;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A call as the page shows it: what was heard and said is one list, in order. */
final class CallJson {
  private CallJson() {}

  static JsonObject of(CallRecord call) {
    JsonArray lines = new JsonArray();
    Stream.concat(lines(call.heard(), false), lines(call.said(), true))
        .sorted(Comparator.comparing(line -> line.getInstant("at")))
        .forEach(lines::add);
    JsonArray errors = new JsonArray();
    for (CallError error : call.errors()) {
      errors.add(new JsonObject().put("code", error.code()).put("why", error.why()));
    }
    return new JsonObject()
        .put("sid", call.sid())
        .put("from", call.from())
        .put("to", call.to())
        .put("phone", call.direction().equals("inbound") ? call.from() : call.to())
        .put("dialedHere", call.direction().equals("inbound"))
        .put("status", call.status().wireName())
        .put("createdAt", call.createdAt())
        .put("startedAt", call.startedAt())
        .put("durationSeconds", call.durationSeconds())
        .put("takesKeys", call.takesKeys())
        .put("takesWords", call.takesWords())
        .put("queue", call.queue())
        .put("conference", call.conference())
        .put("lines", lines)
        .put("errors", errors);
  }

  private static Stream<JsonObject> lines(List<Heard> list, boolean mine) {
    return list.stream()
        .map(heard ->
            new JsonObject()
                .put("kind", heard.kind().name())
                .put("text", heard.text())
                .put("language", heard.language())
                .put("mine", mine)
                .put("at", heard.at()));
  }
}
