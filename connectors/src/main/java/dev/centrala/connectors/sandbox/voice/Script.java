package dev.centrala.connectors.sandbox.voice;

import dev.centrala.connectors.sandbox.twiml.TwimlParser;
import dev.centrala.connectors.sandbox.twiml.TwimlRefused;
import dev.centrala.connectors.sandbox.twiml.Verb;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call's thread: fetches documents and executes them verb by verb until there is none left, the
 * call is over, or another document is ordered.
 */
final class Script {
  private static final String APPLICATION_ERROR =
      "We are sorry, an application error has occurred. Goodbye.";

  private final Exchange exchange;
  private final VoiceCall call;
  private final Prompts prompts;

  Script(Exchange exchange, VoiceCall call) {
    this.exchange = exchange;
    this.call = call;
    this.prompts = new Prompts(this);
  }

  VoiceCall call() {
    return call;
  }

  Exchange exchange() {
    return exchange;
  }

  Prompts prompts() {
    return prompts;
  }

  /** Returns when the call is over; hangs up when the documents end. */
  void run(Source first) {
    run(() -> {
      execute(Stage.CALL, first);
      return true;
    });
  }

  /** Sits in a conference that the call was dialled into. */
  void sit(Seat seat) {
    run(() -> {
      new ConferenceVerb(this).sit(seat);
      return true;
    });
  }

  /** Returns when the leg has heard it and can be connected. */
  void whisper(Source document) {
    run(() -> {
      execute(Stage.CALL, document);
      exchange
          .floor()
          .run(() -> {
            call.isScripted = false;
            call.bridgesWhenReady = true;
            call.touch();
          });
      return false;
    });
  }

  private void run(BooleanSupplier first) {
    BooleanSupplier next = first;
    while (true) {
      try {
        if (next.getAsBoolean()) {
          exchange.floor().run(() -> exchange.end(call, CallStatus.COMPLETED));
        }
        return;
      } catch (ScriptBreak broken) {
        Source ordered = broken.why == ScriptBreak.Why.DIVERTED ? takeOrder() : null;
        if (ordered == null) {
          return;
        }
        next =
            () -> {
              execute(Stage.CALL, ordered);
              return true;
            };
      }
    }
  }

  private @Nullable Source takeOrder() {
    return exchange
        .floor()
        .get(() -> {
          Source ordered = call.order;
          call.order = null;
          return ordered;
        });
  }

  /** Executes this document and those it leads to. */
  void execute(Stage stage, Source first) {
    Source next = first;
    boolean isFallback = false;
    while (next != null) {
      Source current = next;
      try {
        next = document(stage, current);
        isFallback = false;
      } catch (DocumentFailed failed) {
        CallError error = failed.toError(current.url());
        exchange.floor().run(() -> exchange.fail(call, error));
        next = afterFailure(stage, error, isFallback);
        isFallback = true;
      }
    }
  }

  private Source afterFailure(Stage stage, CallError error, boolean wasFallback) {
    check(stage);
    Source fallback = exchange.floor().get(() -> call.fallback);
    if (stage.isWaiting()) {
      await(stage, () -> null, null);
    }
    if (wasFallback || fallback.isNothing()) {
      answer();
      exchange
          .floor()
          .run(() -> {
            exchange.hear(call, Heard.Kind.SAY, APPLICATION_ERROR, "en-US");
            exchange.end(call, CallStatus.COMPLETED);
          });
    }
    check(stage);
    return fallback.with(
        Map.of("ErrorCode", Integer.toString(error.code()), "ErrorUrl", error.url()));
  }

  private @Nullable Source document(Stage stage, Source source) throws DocumentFailed {
    for (Verb verb : read(stage, source)) {
      check(stage);
      Source next = perform(stage, source, verb);
      if (next != null) {
        return next;
      }
    }
    return null;
  }

  private List<Verb> read(Stage stage, Source source) throws DocumentFailed {
    String type = "text/xml";
    String body = source.twiml();
    if (body == null) {
      VoiceWire.Answer answer = fetch(stage, source);
      type = answer.contentType();
      body = answer.body();
    }
    try {
      return TwimlParser.parse(type, body);
    } catch (TwimlRefused refused) {
      throw new DocumentFailed(refused.code(), String.valueOf(refused.getMessage()));
    }
  }

  private VoiceWire.Answer fetch(Stage stage, Source source) throws DocumentFailed {
    VoiceWire.Answer answer = request(source);
    check(stage);
    if (!answer.succeeded()) {
      throw new DocumentFailed(
          answer.status() == 0 ? DocumentFailed.CONNECTION : DocumentFailed.RETRIEVAL,
          "the webhook answered " + answer.status());
    }
    return answer;
  }

  private VoiceWire.Answer request(Source source) throws DocumentFailed {
    if (!source.url().startsWith("http://") && !source.url().startsWith("https://")) {
      throw new DocumentFailed(DocumentFailed.INVALID_URL, "no web address: " + source.url());
    }
    Map<String, String> form = exchange.floor().get(() -> CallForms.of(call));
    form.putAll(source.fields());
    return exchange.wire().fetch(call.plan.accountSid(), source.url(), source.method(), form);
  }

  /** Tells a webhook what has happened when its answer no longer matters. */
  void tell(Source source) {
    exchange
        .floor()
        .begin(() -> {
          try {
            VoiceWire.Answer answer = request(source);
            if (!answer.succeeded()) {
              throw new DocumentFailed(
                  DocumentFailed.RETRIEVAL, "the webhook answered " + answer.status());
            }
          } catch (DocumentFailed failed) {
            exchange.floor().run(() -> exchange.fail(call, failed.toError(source.url())));
          }
        });
  }

  private @Nullable Source perform(Stage stage, Source source, Verb verb) throws DocumentFailed {
    boolean forWaiting =
        switch (verb) {
          case Verb.Prompt ignored -> true;
          case Verb.Gather ignored -> true;
          case Verb.Redirect ignored -> true;
          case Verb.Hangup ignored -> true;
          case Verb.Leave ignored -> stage.isWaiting();
          default -> !stage.isWaiting();
        };
    if (!forWaiting) {
      throw new DocumentFailed(
          DocumentFailed.SCHEMA, verb.getClass().getSimpleName() + " is not allowed here");
    }
    return switch (verb) {
      case Verb.Prompt prompt -> {
        prompts.play(stage, source, prompt);
        yield null;
      }
      case Verb.Gather gather -> new GatherVerb(this, stage).perform(source, gather);
      case Verb.Redirect redirect -> Source.of(source.resolve(redirect.url()), redirect.method());
      case Verb.Hangup ignored -> {
        answer();
        yield end(CallStatus.COMPLETED);
      }
      case Verb.Reject reject ->
          end(reject.reason().equals("busy") ? CallStatus.BUSY : CallStatus.NO_ANSWER);
      case Verb.Leave ignored -> {
        exchange.floor().run(() -> exchange.queues().leave(call, QueueTicket.Exit.LEAVE));
        yield null;
      }
      case Verb.Enqueue enqueue -> new EnqueueVerb(this).perform(source, enqueue);
      case Verb.Recording record -> new RecordVerb(this).perform(source, record);
      case Verb.Dial dial -> new DialVerb(this).perform(source, dial);
    };
  }

  private @Nullable Source end(CallStatus status) {
    exchange
        .floor()
        .run(() -> exchange.end(call, call.isConnected() ? CallStatus.COMPLETED : status));
    check(Stage.CALL);
    return null;
  }

  /** The carrier picks up, unless it has. */
  void answer() {
    exchange.floor().run(() -> exchange.answer(call));
  }

  /** What a verb sends to its {@code action}. */
  static Source action(
      Source document, @Nullable String action, String method, Map<String, String> fields) {
    return new Source(document.resolve(action), method, new LinkedHashMap<>(fields), null);
  }

  /** Throws when this may not go on. */
  void check(Stage stage) {
    exchange.floor().run(() -> checkLocked(stage));
  }

  private void checkLocked(Stage stage) {
    if (call.isOver()) {
      throw new ScriptBreak(ScriptBreak.Why.CALL_OVER);
    }
    if (call.order != null) {
      throw new ScriptBreak(ScriptBreak.Why.DIVERTED);
    }
    if (stage.over().getAsBoolean()) {
      throw new ScriptBreak(ScriptBreak.Why.STAGE_OVER);
    }
  }

  /**
   * Sleeps until {@code ready} gives something or {@code most} is over, which gives null; {@code
   * most} null is for ever.
   */
  <T> @Nullable T await(Stage stage, Supplier<@Nullable T> ready, @Nullable Duration most) {
    Floor floor = exchange.floor();
    boolean[] expired = new boolean[1];
    VoiceTime.Timer timer =
        most == null
            ? null
            : exchange
                .time()
                .after(
                    most,
                    () ->
                        floor.run(() -> {
                          expired[0] = true;
                          call.bed.wake();
                        }));
    try {
      return floor.get(() -> {
        while (true) {
          checkLocked(stage);
          T there = ready.get();
          if (there != null || expired[0]) {
            return there;
          }
          call.changed.signalAll();
          call.bed.sleep();
        }
      });
    } finally {
      if (timer != null) {
        timer.cancel();
      }
    }
  }
}
