package dev.centrala.connectors.sandbox.voice;

import dev.centrala.connectors.sandbox.twiml.Verb;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plays what a document says. Where time stands still, a call's own prompts take none, so that a
 * test need not move the clock past each; but what a waiting caller hears lasts, and so does audio
 * that comes again, with which a call waits in a circle of documents.
 */
final class Prompts {
  private static final int CHARACTERS_A_SECOND = 18;
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(25);
  private static final int ENDLESS = 0;

  private final Script script;
  private final Exchange exchange;
  private final VoiceCall call;

  Prompts(Script script) {
    this.script = script;
    this.exchange = script.exchange();
    this.call = script.call();
  }

  void play(Stage stage, Source document, Verb.Prompt prompt) {
    play(stage, document, prompt, () -> null);
  }

  /** Stops as soon as {@code interrupt} gives something. */
  void play(
      Stage stage, Source document, Verb.Prompt prompt, Supplier<@Nullable Boolean> interrupt) {
    if (!(prompt instanceof Verb.Pause)) {
      script.answer();
    }
    Optional<Duration> whole = wholeLength(document, prompt);
    if (whole.isEmpty()) {
      return;
    }
    int loop = loop(prompt);
    boolean goesOn = true;
    for (int i = 0; goesOn && (i < loop || loop == ENDLESS); i++) {
      script.check(stage);
      boolean lasts = exchange.floor().get(() -> sound(stage, prompt)) || loop == ENDLESS;
      Duration length = lasts ? whole.get() : Duration.ZERO;
      if (prompt instanceof Verb.Pause && !lasts) {
        nap();
      }
      goesOn = length.isZero() || script.await(stage, interrupt, length) == null;
    }
  }

  private static int loop(Verb.Prompt prompt) {
    return switch (prompt) {
      case Verb.Say say -> say.loop();
      case Verb.Play play -> play.loop();
      case Verb.Pause ignored -> 1;
    };
  }

  /** Empty for audio that cannot be played, which is noted. */
  private Optional<Duration> wholeLength(Source document, Verb.Prompt prompt) {
    return switch (prompt) {
      case Verb.Pause pause -> Optional.of(Duration.ofSeconds(pause.seconds()));
      case Verb.Say say ->
          Optional.of(Duration.ofSeconds(1 + say.text().length() / CHARACTERS_A_SECOND));
      case Verb.Play play when play.digits() != null -> Optional.of(Duration.ofSeconds(1));
      case Verb.Play play -> {
        Optional<Duration> length = exchange.audio().length(document, play.url());
        if (length.isEmpty()) {
          CallError error =
              new CallError(
                  DocumentFailed.RETRIEVAL,
                  "the audio cannot be played",
                  document.resolve(play.url()));
          exchange.floor().run(() -> exchange.fail(call, error));
        }
        yield length;
      }
    };
  }

  /** Lets the party hear it; whether that takes time. */
  private boolean sound(Stage stage, Verb.Prompt prompt) {
    boolean again = false;
    switch (prompt) {
      case Verb.Say say ->
          exchange.hear(
              call, Heard.Kind.SAY, say.text(), say.language() == null ? "" : say.language());
      case Verb.Play play when play.digits() != null ->
          exchange.hear(call, Heard.Kind.KEYS, play.digits(), "");
      case Verb.Play play -> {
        again = !call.played.add(play.url());
        if (stage.isWaiting() || again) {
          exchange.hearMusic(call, play.url());
        } else {
          exchange.hear(call, Heard.Kind.PLAY, play.url(), "");
        }
      }
      case Verb.Pause ignored -> {}
    }
    return !exchange.time().stands() || stage.isWaiting() || again;
  }

  /** A caller who is asked to be patient asks again, but not as fast as a processor can. */
  private static void nap() {
    try {
      Thread.sleep(SHORTEST_PAUSE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
