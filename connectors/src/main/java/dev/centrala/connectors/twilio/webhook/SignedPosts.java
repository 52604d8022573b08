package dev.centrala.connectors.twilio.webhook;

import dev.centrala.connectors.twilio.TwilioConnections;
import dev.centrala.connectors.twilio.TwilioCounters;
import dev.centrala.connectors.twilio.TwilioCounters.Event;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.tenant.ConnectionAccess;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts that Twilio signed. A request is believed only when the connection's own token signed
 * exactly this body for exactly the configured public URL, and when it names the connection's
 * account; otherwise it is answered 403, also for a connection that does not exist. While the core
 * cannot take it, 503 makes Twilio try again. Handlers block: run them on virtual threads.
 */
final class SignedPosts {
  private static final Logger LOG = LoggerFactory.getLogger(SignedPosts.class);
  private static final String ROOT = "/connect/twilio/:connectionId";
  private static final long LARGEST_BODY_BYTES = 64 * 1024;
  private static final String NO_ANSWER =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response></Response>";

  private final TwilioConnections connections;
  private final ForgeryLog forgeries;
  private final TwilioCounters counters;

  SignedPosts(TwilioConnections connections, ForgeryLog forgeries, TwilioCounters counters) {
    this.connections = connections;
    this.forgeries = forgeries;
    this.counters = counters;
  }

  /** A request that was found to be the carrier's. */
  record Signed(ConnectionAccess connection, FormFields form) {}

  /** What is answered while the core cannot take a request. */
  @FunctionalInterface
  interface InOutage {
    void answer(RoutingContext context);
  }

  /** Twilio tries again when the core cannot take it. */
  void bind(Router router, String path, BiConsumer<RoutingContext, Signed> handler) {
    bind(router, path, handler, SignedPosts::tryAgain);
  }

  void bind(
      Router router, String path, BiConsumer<RoutingContext, Signed> handler, InOutage inOutage) {
    router
        .post(ROOT + path)
        .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY_BYTES))
        .handler(context -> handle(context, path, handler, inOutage));
  }

  private void handle(
      RoutingContext context,
      String path,
      BiConsumer<RoutingContext, Signed> handler,
      InOutage inOutage) {
    try {
      Optional<Signed> signed = check(context, path);
      if (signed.isEmpty()) {
        counters.count(Event.WEBHOOK_FORGED);
        context.response().setStatusCode(403).end();
        return;
      }
      handler.accept(context, signed.get());
      counters.count(Event.WEBHOOK_ACCEPTED);
    } catch (IllegalArgumentException unreadable) {
      context.response().setStatusCode(400).end();
    } catch (RefusedException refused) {
      answerRefusal(context, refused.refusal(), inOutage);
    } catch (RuntimeException bug) {
      LOG.error("A webhook at {} failed", path, bug);
      context.response().setStatusCode(500).end();
    }
  }

  static void tryAgain(RoutingContext context) {
    context.response().setStatusCode(503).putHeader("Retry-After", "1").end();
  }

  private void answerRefusal(RoutingContext context, Refusal refusal, InOutage inOutage) {
    if (refusal instanceof Refusal.Unavailable) {
      counters.count(Event.WEBHOOK_UNAVAILABLE);
      inOutage.answer(context);
    } else {
      LOG.info("A signed webhook was refused: {}", refusal.detail());
      answerEmpty(context);
    }
  }

  private Optional<Signed> check(RoutingContext context, String path) {
    Optional<ConnectionAccess> connection =
        id(context.pathParam("connectionId")).flatMap(connections::find);
    if (connection.isEmpty()) {
      return Optional.empty();
    }
    Optional<Signed> signed = check(context, path, connection.get());
    if (signed.isEmpty()) {
      forgeries.forged(connection.get(), path);
    }
    return signed;
  }

  private static Optional<Signed> check(
      RoutingContext context, String path, ConnectionAccess connection) {
    String signature = context.request().getHeader("X-Twilio-Signature");
    if (signature == null) {
      return Optional.empty();
    }
    String query = context.request().query();
    String url = connection.webhookBaseUrl() + path + (query == null ? "" : "?" + query);
    Buffer body = Optional.ofNullable(context.body().buffer()).orElseGet(Buffer::buffer);
    TwilioSignature check = new TwilioSignature(connection.secret());
    Optional<FormFields> form = form(context, body);
    boolean fits =
        isJson(context)
            ? check.fitsBody(url, body.getBytes(), signature)
            : form.isPresent() && check.fitsForm(url, form.get(), signature);
    return form.filter(f -> fits && f.get("AccountSid").equals(connection.account()))
        .map(f -> new Signed(connection, f));
  }

  private static Optional<FormFields> form(RoutingContext context, Buffer body) {
    try {
      return Optional.of(
          isJson(context)
              ? FormFields.ofJson(body.toJsonObject())
              : FormFields.parse(body.toString(StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException | DecodeException notAForm) {
      return Optional.empty();
    }
  }

  private static boolean isJson(RoutingContext context) {
    String type = context.request().getHeader("Content-Type");
    return type != null && type.startsWith("application/json");
  }

  private static Optional<ConnectionId> id(String text) {
    try {
      return Optional.of(ConnectionId.parse(text));
    } catch (RefusedException notAnId) {
      return Optional.empty();
    }
  }

  static void answerEmpty(RoutingContext context) {
    answer(context, NO_ANSWER);
  }

  /** Answers with a TwiML document. */
  static void answer(RoutingContext context, String document) {
    context.response().putHeader("Content-Type", "text/xml; charset=utf-8").end(document);
  }
}
