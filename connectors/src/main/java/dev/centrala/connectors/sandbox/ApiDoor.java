package dev.centrala.connectors.sandbox;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where REST requests come in: checks who asks, strikes with the faults that were asked for, and
 * keeps a record.
 */
final class ApiDoor {
  private static final long LARGEST_REQUEST_BYTES = 1_000_000;

  private final CarrierBook book;
  private final CarrierFaults faults;
  private final SandboxOptions options;
  private final Runnable changed;
  private final List<WireRequest> requests = new ArrayList<>();

  ApiDoor(CarrierBook book, CarrierFaults faults, SandboxOptions options, Runnable changed) {
    this.book = book;
    this.faults = faults;
    this.options = options;
    this.changed = changed;
  }

  synchronized List<WireRequest> requests() {
    return List.copyOf(requests);
  }

  synchronized void forgetRequests() {
    requests.clear();
  }

  private synchronized void record(WireRequest request) {
    requests.add(request);
  }

  void bind(Router router) {
    router
        .route("/2010-04-01/*")
        .handler(BodyHandler.create(false).setBodyLimit(LARGEST_REQUEST_BYTES))
        .handler(this::enter);
  }

  /** Answers what no resource has answered. */
  void bindLast(Router router) {
    router.route("/2010-04-01/*").handler(context -> ApiCall.of(context).refuseNotFound());
  }

  private void enter(RoutingContext context) {
    Optional<CarrierAccount> account = signIn(context);
    if (account.isEmpty()) {
      String body = ApiCall.error(401, 20003, "Authenticate").encode();
      record(ApiCall.wireRequest(context, 401, body));
      context
          .response()
          .setStatusCode(401)
          .putHeader("Content-Type", "application/json")
          .putHeader("WWW-Authenticate", "Basic realm=\"Twilio API\"")
          .end(body);
      return;
    }
    String path = context.request().path();
    ApiCall call =
        new ApiCall(
            context,
            account.get(),
            faults.take(context.request().method().name(), path),
            this::record);
    String own = Representations.accountUri(account.get().sid());
    if (!path.equals(own + ".json") && !path.startsWith(own + "/")) {
      call.refuseNotFound();
    } else if (!call.failedAtTheDoor()) {
      context.next();
    }
  }

  private Optional<CarrierAccount> signIn(RoutingContext context) {
    String header = context.request().getHeader("Authorization");
    if (header == null || !header.startsWith("Basic ")) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(6).strip());
      String[] pair = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
      return pair.length == 2 ? signIn(pair[0], pair[1]) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private Optional<CarrierAccount> signIn(String sid, String token) {
    Optional<CarrierAccount> known = book.account(sid);
    if (known.isEmpty() && options.opensAccounts() && Sids.isAccount(sid) && !token.isEmpty()) {
      return Optional.of(open(book, options.clock(), sid, token, changed));
    }
    return known.filter(account -> account.authToken().equals(token));
  }

  private static CarrierAccount open(
      CarrierBook book, InstantSource clock, String sid, String token, Runnable changed) {
    CarrierAccount account =
        new CarrierAccount(
            sid, token, "Sandbox account", clock.instant(), CarrierAccount.OptOut.DEFAULT);
    book.putAccount(account);
    for (int i = 0; i < 2; i++) {
      book.addNumber(sid, book.unusedPhoneNumber(), clock.instant());
    }
    changed.run();
    return account;
  }
}
