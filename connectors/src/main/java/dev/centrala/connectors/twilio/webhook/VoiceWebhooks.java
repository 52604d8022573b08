package dev.centrala.connectors.twilio.webhook;

import dev.centrala.connectors.twilio.TwilioConnections;
import dev.centrala.connectors.twilio.TwilioCounters;
import dev.centrala.connectors.twilio.control.HoldMusic;
import dev.centrala.connectors.twilio.control.TwimlWriter;
import dev.centrala.connectors.twilio.webhook.SignedPosts.Signed;
import dev.centrala.core.call.CallArrived;
import dev.centrala.core.call.CallDesk;
import dev.centrala.core.call.CallReports;
import dev.centrala.core.call.DialledLines;
import dev.centrala.core.call.RoomReports;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.recording.RecordingReports;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.RecordingId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.tenant.ConnectionAccess;
import dev.centrala.core.tenant.EntryPoint;
import dev.centrala.core.tenant.EntryPointStore;
import dev.centrala.core.voice.VoiceInstruction;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The webhooks of calls. A line asks what to do and is answered with a document once that is
 * committed; no answer waits for a request to Twilio. A line that asks while the core cannot answer
 * is asked to come again; a caller whom nobody can take in hears so. What Twilio repeats is known
 * by what it is about (the call, the step answered, the state or number reported), on any node and
 * however late, so that nothing is kept by its idempotency token.
 */
public final class VoiceWebhooks {
  private static final Logger LOG = LoggerFactory.getLogger(VoiceWebhooks.class);
  private static final String PROVIDER = "twilio";
  private static final int MOST_ROUNDS = 1_000_000;
  private static final String SORRY =
      "We are sorry, we cannot take your call at the moment. Please call again later.";

  private final SignedPosts posts;
  private final Transactions transactions;
  private final EntryPointStore entryPoints;
  private final Core core;
  private final TwimlWriter twiml;
  private final InstantSource clock;

  /** Where lines are told what to do, and where reports go. */
  public record Core(
      CallDesk desk,
      DialledLines dialled,
      CallReports reports,
      RoomReports rooms,
      RecordingReports recordings) {}

  public VoiceWebhooks(
      TwilioConnections connections,
      ForgeryLog forgeries,
      TwilioCounters counters,
      Transactions transactions,
      EntryPointStore entryPoints,
      Core core,
      TwimlWriter twiml,
      InstantSource clock) {
    this.posts = new SignedPosts(connections, forgeries, counters);
    this.transactions = transactions;
    this.entryPoints = entryPoints;
    this.core = core;
    this.twiml = twiml;
    this.clock = clock;
  }

  public void bind(Router router) {
    posts.bind(router, "/voice", this::arrived, VoiceWebhooks::sorryAtLast);
    posts.bind(router, "/voice/gather", this::gathered);
    posts.bind(router, "/voice/wait", this::waits, VoiceWebhooks::comeAgain);
    posts.bind(router, "/voice/bridge", this::asks, VoiceWebhooks::comeAgain);
    posts.bind(router, "/voice/digits", VoiceWebhooks::digits);
    posts.bind(router, "/voice/music", VoiceWebhooks::music);
    posts.bind(router, "/voice/status", this::reported);
    posts.bind(router, "/conference", this::inRoom);
    posts.bind(router, "/recording", this::recorded);
    router
        .get("/connect/twilio/:connectionId/voice/music.wav")
        .handler(context ->
            context
                .response()
                .putHeader("Content-Type", "audio/wav")
                .putHeader("Cache-Control", "public, max-age=86400")
                .end(Buffer.buffer(HoldMusic.file())));
  }

  private void arrived(RoutingContext context, Signed signed) {
    ConnectionAccess connection = signed.connection();
    FormFields form = signed.form();
    String sid = VoiceForm.callSid(form);
    Optional<EntryPoint> entryPoint =
        transactions.inTenant(
            connection.tenant(),
            tx ->
                entryPoints.byAddress(tx, connection.connection(), Channel.VOICE, form.get("To")));
    if (entryPoint.isEmpty()) {
      LOG.warn(
          "Call {} came to a number of connection {} that has no entry point",
          sid,
          connection.connection());
      answer(context, connection, core.desk().nobodyThere(connection.tenant()));
      return;
    }
    answer(
        context,
        connection,
        core.desk()
            .arrived(
                connection.tenant(),
                new CallArrived(
                    PROVIDER,
                    sid,
                    connection.connection(),
                    entryPoint.get().id(),
                    VoiceForm.number(form.get("From")),
                    form.get("To"),
                    form.find("CallerName").filter(name -> !name.isBlank()).orElse(null))));
  }

  /** Twilio tries the number's second address when the first has failed: then there is no other. */
  private static void sorryAtLast(RoutingContext context) {
    if (context.queryParams().contains("fallback")) {
      SignedPosts.answer(context, TwimlWriter.sorry(SORRY));
    } else {
      SignedPosts.tryAgain(context);
    }
  }

  private static void comeAgain(RoutingContext context) {
    String path = context.request().path();
    String query = context.request().query();
    String last = path.substring(path.lastIndexOf('/') + 1);
    SignedPosts.answer(context, TwimlWriter.comeAgain(query == null ? last : last + "?" + query));
  }

  private static void music(RoutingContext context, Signed signed) {
    SignedPosts.answer(context, TwimlWriter.music(signed.connection()));
  }

  private void gathered(RoutingContext context, Signed signed) {
    ConnectionAccess connection = signed.connection();
    InteractionId id = interaction(context);
    VoiceForm.callSid(signed.form());
    String step = context.queryParams().get("step");
    String at = context.queryParams().get("at");
    answer(
        context,
        connection,
        step == null
            ? core.desk()
                .chosenInQueue(
                    connection.tenant(),
                    id,
                    number(context.queryParams().get("queue")),
                    at == null ? null : number(at),
                    VoiceForm.input(signed.form()))
            : core.desk()
                .answered(connection.tenant(), id, number(step), VoiceForm.input(signed.form())));
  }

  private void waits(RoutingContext context, Signed signed) {
    answer(
        context,
        signed.connection(),
        core.desk()
            .waiting(
                signed.connection().tenant(),
                interaction(context),
                number(context.queryParams().get("round"))));
  }

  private void asks(RoutingContext context, Signed signed) {
    ConnectionAccess connection = signed.connection();
    String leg = context.queryParams().get("leg");
    String sid = VoiceForm.callSid(signed.form());
    answer(
        context,
        connection,
        leg == null
            ? core.desk().next(connection.tenant(), interaction(context))
            : core.dialled()
                .answered(
                    connection.tenant(), LegId.parse(leg), sid, VoiceForm.input(signed.form())));
  }

  private static void digits(RoutingContext context, Signed signed) {
    String digits = Optional.ofNullable(context.queryParams().get("d")).orElse("");
    if (!digits.matches("[0-9*#w]{1,32}")) {
      throw new IllegalArgumentException("not tones");
    }
    SignedPosts.answer(context, TwimlWriter.digits(digits));
  }

  private void reported(RoutingContext context, Signed signed) {
    String own = context.queryParams().get("leg");
    VoiceForm.legReport(signed.form(), own == null ? null : LegId.parse(own))
        .ifPresent(report -> core.reports().reported(signed.connection().tenant(), report));
    context.response().setStatusCode(204).end();
  }

  private void inRoom(RoutingContext context, Signed signed) {
    VoiceForm.roomReport(signed.form(), interaction(context), clock.instant())
        .ifPresent(report -> core.rooms().inRoom(signed.connection().tenant(), report));
    context.response().setStatusCode(204).end();
  }

  private void recorded(RoutingContext context, Signed signed) {
    String own = context.queryParams().get("r");
    VoiceForm.recordingReport(signed.form(), own == null ? null : RecordingId.parse(own))
        .ifPresent(report -> core.recordings().reported(signed.connection().tenant(), report));
    context.response().setStatusCode(204).end();
  }

  private void answer(
      RoutingContext context, ConnectionAccess connection, List<VoiceInstruction> instructions) {
    SignedPosts.answer(context, twiml.write(connection, instructions));
  }

  private static InteractionId interaction(RoutingContext context) {
    String id = context.queryParams().get("i");
    if (id == null) {
      throw RefusedException.notFound("interaction");
    }
    return InteractionId.parse(id);
  }

  private static int number(String text) {
    if (text == null || !text.matches("[0-9]{1,7}")) {
      throw new IllegalArgumentException("not a number");
    }
    return Math.min(MOST_ROUNDS, Integer.parseInt(text));
  }
}
