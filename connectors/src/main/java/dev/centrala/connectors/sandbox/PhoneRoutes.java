package dev.centrala.connectors.sandbox;

import dev.centrala.connectors.sandbox.page.PageFiles;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The page with the customer's telephone at {@code /sandbox/}, and the JSON behind it. */
final class PhoneRoutes {
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final long LARGEST_BODY_BYTES = 8_000_000;

  private final SandboxCarrier carrier;
  private final CarrierBook book;
  private final Chores chores;

  PhoneRoutes(SandboxCarrier carrier, CarrierBook book, Chores chores) {
    this.carrier = carrier;
    this.book = book;
    this.chores = chores;
  }

  void bind(Router router) {
    new PageFiles(router).html("/sandbox/", "phone.html").style("phone.css").script("phone.js");
    router.get("/sandbox").handler(context -> context.redirect("/sandbox/"));
    router.get("/").handler(context -> context.redirect("/sandbox/"));
    router
        .route("/sandbox/api/*")
        .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY_BYTES));
    router.get("/sandbox/api/numbers").handler(this::numbers);
    router.get("/sandbox/api/messages").handler(this::conversation);
    router.post("/sandbox/api/messages").handler(this::write);
    router.post("/sandbox/api/faults").handler(this::faults);
    router.get("/sandbox/api/requests").handler(this::requests);
    router.get("/sandbox/api/media/:message/:media").handler(this::media);
  }

  private void numbers(RoutingContext context) {
    JsonArray items = new JsonArray();
    for (CarrierNumber number : book.numbers()) {
      items.add(
          new JsonObject()
              .put("phoneNumber", number.phoneNumber())
              .put("accountSid", number.accountSid())
              .put("answered", !number.setting("SmsUrl").isEmpty())
              .put("takesCalls", !number.setting("VoiceUrl").isEmpty()));
    }
    context.json(new JsonObject().put("items", items));
  }

  private void conversation(RoutingContext context) {
    String customer = query(context, "customer");
    String number = query(context, "number");
    JsonArray items = new JsonArray();
    List<CarrierMessage> found =
        book.messages(m ->
            (m.from().equals(customer) && m.to().equals(number))
                || (m.from().equals(number) && m.to().equals(customer)));
    found.reversed().forEach(m -> items.add(bubble(m)));
    context.json(new JsonObject().put("items", items));
  }

  private static JsonObject bubble(CarrierMessage message) {
    JsonArray media = new JsonArray();
    for (CarrierMedia one : message.media()) {
      media.add(
          new JsonObject()
              .put("url", "/sandbox/api/media/" + message.sid() + "/" + one.sid())
              .put("contentType", one.contentType()));
    }
    return new JsonObject()
        .put("sid", message.sid())
        .put("mine", message.direction() == CarrierMessage.Direction.INBOUND)
        .put("body", message.body())
        .put("status", message.status())
        .put("errorCode", message.errorCode())
        .put("segments", message.segments())
        .put("media", media)
        .put("at", message.createdAt());
  }

  private void write(RoutingContext context) {
    Optional<JsonObject> body = body(context);
    String from = body.map(b -> b.getString("from", "")).orElse("");
    String to = body.map(b -> b.getString("to", "")).orElse("");
    if (body.isEmpty() || !E164.matcher(from).matches() || book.number(to).isEmpty()) {
      refuse(context, "from must be a number like +16465550100, and to one of the carrier's");
      return;
    }
    CarrierMedia[] media = media(body.get());
    String text = body.get().getString("text", "");
    chores.begin(() -> carrier.receiveSms(from, to, text, media));
    context.response().setStatusCode(202).end();
  }

  private static CarrierMedia[] media(JsonObject body) {
    return body.getJsonArray("media", new JsonArray()).stream()
        .map(JsonObject.class::cast)
        .map(one ->
            CarrierMedia.of(
                one.getString("contentType", "application/octet-stream"),
                Base64.getDecoder().decode(one.getString("content", ""))))
        .toArray(CarrierMedia[]::new);
  }

  private void faults(RoutingContext context) {
    String kind = body(context).map(b -> b.getString("kind", "")).orElse("");
    switch (kind) {
      case "tooManyRequests" ->
          carrier.faults().nextSend(new CarrierFaults.Fault.TooManyRequests());
      case "serverError" -> carrier.faults().nextSend(new CarrierFaults.Fault.ServerError(503));
      case "slow" -> carrier.faults().nextSend(new CarrierFaults.Fault.Slow(Duration.ofSeconds(5)));
      case "dropAfterAccepting" ->
          carrier.faults().nextSend(new CarrierFaults.Fault.DropAfterAccepting());
      case "dropBeforeAccepting" ->
          carrier.faults().nextSend(new CarrierFaults.Fault.DropBeforeAccepting());
      case "duplicateCallbacks" -> carrier.faults().duplicateCallbacks(true);
      case "reverseCallbacks" -> carrier.faults().reverseCallbacks(true);
      case "clear" -> carrier.faults().clear();
      default -> {
        refuse(context, "unknown kind of fault");
        return;
      }
    }
    context.response().setStatusCode(204).end();
  }

  private void requests(RoutingContext context) {
    JsonArray items = new JsonArray();
    for (WireRequest request : carrier.requests().reversed().stream().limit(50).toList()) {
      items.add(
          new JsonObject()
              .put("method", request.method())
              .put("path", request.path())
              .put("status", request.status()));
    }
    context.json(new JsonObject().put("items", items));
  }

  private void media(RoutingContext context) {
    String sid = context.pathParam("media");
    Optional<CarrierMedia> media =
        carrier.message(context.pathParam("message")).stream()
            .flatMap(m -> m.media().stream())
            .filter(m -> m.sid().equals(sid))
            .findFirst();
    if (media.isEmpty()) {
      context.response().setStatusCode(404).end();
      return;
    }
    boolean picture = media.get().contentType().matches("image/(png|jpeg|gif|webp)");
    context
        .response()
        .putHeader("Content-Type", picture ? media.get().contentType() : "application/octet-stream")
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(Buffer.buffer(media.get().content()));
  }

  /** Only JSON is read, which a foreign page cannot post here unasked. */
  private static Optional<JsonObject> body(RoutingContext context) {
    String type = context.request().getHeader("Content-Type");
    if (type == null || !type.startsWith("application/json")) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(context.body().asJsonObject());
    } catch (DecodeException notJson) {
      return Optional.empty();
    }
  }

  private static void refuse(RoutingContext context, String detail) {
    context.response().setStatusCode(400);
    context.json(new JsonObject().put("detail", detail));
  }

  private static String query(RoutingContext context, String name) {
    return Optional.ofNullable(context.queryParams().get(name)).orElse("");
  }
}
