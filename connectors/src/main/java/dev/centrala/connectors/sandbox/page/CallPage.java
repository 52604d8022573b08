package dev.centrala.connectors.sandbox.page;

import dev.centrala.connectors.sandbox.voice.Exchange;
import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.connectors.sandbox.voice.SimPhone;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The page with telephones at {@code /sandbox/calls}, and the JSON behind it: telephones dial the
 * carrier's numbers, ring when they are called, and show what they hear.
 */
public final class CallPage {
  private static final String API = "/sandbox/api/voice";
  private static final Pattern ADDRESS =
      Pattern.compile("\\+[1-9][0-9]{6,14}|client:[\\w.@-]+|sip:\\S+@\\S+");
  private static final Pattern KEYS = Pattern.compile("[0-9*#]{1,40}");
  private static final Set<String> MANNERS =
      Set.of("rings", "answers", "busy", "rejects", "voicemail");
  private static final int LONGEST_WORDS = 500;
  private static final long LARGEST_BODY_BYTES = 10_000;
  private static final int LISTED_CALLS = 50;

  private final Exchange exchange;
  private final Predicate<String> isNumber;

  /**
   * @param isNumber whether the carrier has a number
   */
  public CallPage(Exchange exchange, Predicate<String> isNumber) {
    this.exchange = exchange;
    this.isNumber = isNumber;
  }

  public void bind(Router router) {
    new PageFiles(router)
        .html("/sandbox/calls", "calls.html")
        .style("calls.css")
        .script("calls.js")
        .script("calls-phone.js")
        .script("calls-words.js");
    router.route(API + "/*").handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY_BYTES));
    router.get(API + "/calls").handler(this::calls);
    router.post(API + "/calls").handler(this::dial);
    router.post(API + "/phones").handler(this::phone);
    router.post(API + "/calls/:sid/keys").handler(context -> input(context, "keys", this::press));
    router.post(API + "/calls/:sid/words").handler(context -> input(context, "words", this::say));
    router.post(API + "/calls/:sid/answer").handler(context -> act(context, SimCall::answer));
    router.post(API + "/calls/:sid/decline").handler(context -> act(context, SimCall::decline));
    router.post(API + "/calls/:sid/hangUp").handler(context -> act(context, SimCall::hangUp));
  }

  private void calls(RoutingContext context) {
    JsonArray items = new JsonArray();
    exchange.latestCalls(LISTED_CALLS).stream().map(CallJson::of).forEach(items::add);
    context.json(new JsonObject().put("items", items));
  }

  private void dial(RoutingContext context) {
    Optional<JsonObject> body = body(context);
    String from = body.map(b -> b.getString("from", "")).orElse("");
    String to = body.map(b -> b.getString("to", "")).orElse("");
    if (!ADDRESS.matcher(from).matches() || !isNumber.test(to)) {
      refuse(context, 400, "from must be a number like +16465550100, and to one of the carrier's");
      return;
    }
    SimCall call = exchange.call(from, to);
    context.response().setStatusCode(201);
    context.json(CallJson.of(call.toRecord()));
  }

  /** Says what a telephone does when it is called. */
  private void phone(RoutingContext context) {
    Optional<JsonObject> body = body(context);
    String address = body.map(b -> b.getString("address", "")).orElse("");
    String manner = body.map(b -> b.getString("manner", "")).orElse("");
    if (!ADDRESS.matcher(address).matches() || !MANNERS.contains(manner)) {
      refuse(context, 400, "address must be a telephone, and manner one of " + MANNERS);
      return;
    }
    SimPhone phone = exchange.phone(address);
    switch (manner) {
      case "answers" -> phone.answers();
      case "busy" -> phone.busy();
      case "rejects" -> phone.rejects();
      case "voicemail" -> phone.voicemail();
      default -> phone.ringsForever();
    }
    context.response().setStatusCode(204).end();
  }

  private boolean press(SimCall call, String keys) {
    return KEYS.matcher(keys).matches() && call.tryPress(keys);
  }

  private boolean say(SimCall call, String words) {
    return !words.isBlank() && words.length() <= LONGEST_WORDS && call.trySay(words);
  }

  private void input(RoutingContext context, String field, BiPredicate<SimCall, String> take) {
    String value = body(context).map(b -> b.getString(field, "")).orElse("");
    Optional<SimCall> call = exchange.sim(context.pathParam("sid"));
    if (call.isEmpty()) {
      refuse(context, 404, "there is no such call");
    } else if (!take.test(call.get(), value)) {
      refuse(context, 409, "nobody listens just now");
    } else {
      context.response().setStatusCode(204).end();
    }
  }

  private void act(RoutingContext context, Consumer<SimCall> action) {
    Optional<SimCall> call = exchange.sim(context.pathParam("sid"));
    if (body(context).isEmpty() || call.isEmpty()) {
      refuse(context, 404, "there is no such call");
      return;
    }
    action.accept(call.get());
    context.response().setStatusCode(204).end();
  }

  /** Only JSON is read, which a foreign page cannot post here unasked. */
  private static Optional<JsonObject> body(RoutingContext context) {
    String type = context.request().getHeader("Content-Type");
    if (type == null || !type.startsWith("application/json")) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(context.body().asJsonObject());
    } catch (DecodeException | ClassCastException notAnObject) {
      return Optional.empty();
    }
  }

  private static void refuse(RoutingContext context, int status, String detail) {
    context.response().setStatusCode(status);
    context.json(new JsonObject().put("detail", detail));
  }
}
