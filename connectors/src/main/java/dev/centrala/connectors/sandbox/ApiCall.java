package dev.centrala.connectors.sandbox;

import dev.centrala.connectors.sandbox.CarrierFaults.Fault;
import dev.centrala.connectors.sandbox.voice.rest.RestCall;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One REST request under way: who asks, what for, how it is answered, and the fault that was asked
 * for it.
 */
final class ApiCall implements RestCall {
  private static final String KEY = "sandbox.call";

  private final RoutingContext context;
  private final CarrierAccount account;
  private final Optional<Fault> fault;
  private final Consumer<WireRequest> record;
  private final Context owner;

  ApiCall(
      RoutingContext context,
      CarrierAccount account,
      Optional<Fault> fault,
      Consumer<WireRequest> record) {
    this.context = context;
    this.account = account;
    this.fault = fault;
    this.record = record;
    this.owner = context.vertx().getOrCreateContext();
    context.put(KEY, this);
  }

  static ApiCall of(RoutingContext context) {
    return context.get(KEY);
  }

  CarrierAccount account() {
    return account;
  }

  @Override
  public String accountSid() {
    return account.sid();
  }

  @Override
  public String path() {
    return context.request().path();
  }

  /** A path parameter without the {@code .json} that ends Twilio's resources. */
  @Override
  public String sid(String name) {
    String text = Optional.ofNullable(context.pathParam(name)).orElse("");
    return text.endsWith(".json") ? text.substring(0, text.length() - 5) : text;
  }

  boolean wantsJson() {
    return path().endsWith(".json");
  }

  @Override
  public MultiMap fields() {
    return fields(context);
  }

  String field(String name) {
    return Optional.ofNullable(fields().get(name)).orElse("");
  }

  @Override
  public Predicate<Optional<Instant>> date(String name) {
    return DateFilter.of(this, name);
  }

  @Override
  public void answer(int status, JsonObject body) {
    finish(status, "application/json", body.toBuffer());
  }

  @Override
  public <T> void answerPage(
      String listName, List<T> all, Function<T, String> sid, Function<T, JsonObject> item) {
    answer(200, Paging.page(this, listName, all, sid, item));
  }

  @Override
  public void answerNothing() {
    finish(204, "application/json", Buffer.buffer());
  }

  @Override
  public void answerContent(String contentType, byte[] content) {
    finish(200, contentType, Buffer.buffer(content));
  }

  /** Answers in the shape of Twilio's errors. */
  @Override
  public void refuse(int status, int code, String message) {
    answer(status, error(status, code, message));
  }

  @Override
  public void refuseNotFound() {
    refuse(404, 20404, "The requested resource " + path() + " was not found");
  }

  static JsonObject error(int status, int code, String message) {
    return new JsonObject()
        .put("code", code)
        .put("message", message)
        .put("more_info", "https://www.twilio.com/docs/errors/" + code)
        .put("status", status);
  }

  /** Ends the request at once when its fault forbids doing anything; true when it did. */
  boolean failedAtTheDoor() {
    switch (fault.orElse(null)) {
      case Fault.TooManyRequests ignored -> write(429, "application/json", tooMany());
      case Fault.ServerError error ->
          write(
              error.status(),
              "application/json",
              error(error.status(), 20500, "An internal server error has occurred").toBuffer());
      case Fault.DropBeforeAccepting ignored -> drop();
      case null, default -> {
        return false;
      }
    }
    return true;
  }

  private static Buffer tooMany() {
    return error(429, 20429, "Too Many Requests").toBuffer();
  }

  private void finish(int status, String type, Buffer body) {
    switch (fault.orElse(null)) {
      case Fault.DropAfterAccepting ignored -> drop();
      case Fault.Slow slow ->
          context
              .vertx()
              .setTimer(Math.max(1, slow.delay().toMillis()), timer -> write(status, type, body));
      case null, default -> write(status, type, body);
    }
  }

  private void drop() {
    record.accept(wireRequest(0, ""));
    context.request().connection().close();
  }

  private void write(int status, String type, Buffer body) {
    if (Vertx.currentContext() != owner) {
      owner.runOnContext(later -> write(status, type, body));
      return;
    }
    record.accept(wireRequest(status, type.contains("json") ? body.toString() : ""));
    if (!context.response().closed()) {
      var response = context.response().setStatusCode(status).putHeader("Content-Type", type);
      if (status == 429) {
        response.putHeader("Retry-After", "1");
      }
      response.end(body);
    }
  }

  private WireRequest wireRequest(int status, String answer) {
    return wireRequest(context, status, answer);
  }

  static WireRequest wireRequest(RoutingContext context, int status, String answer) {
    Map<String, List<String>> form = new LinkedHashMap<>();
    MultiMap fields = fields(context);
    fields.names().forEach(name -> form.put(name, fields.getAll(name)));
    return new WireRequest(
        context.request().method().name(), context.request().path(), form, status, answer);
  }

  private static MultiMap fields(RoutingContext context) {
    return context.request().method() == HttpMethod.POST
        ? context.request().formAttributes()
        : context.queryParams();
  }
}
