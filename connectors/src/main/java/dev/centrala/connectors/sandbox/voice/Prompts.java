package dev.centrala.connectors.sandbox.voice;

import dev.centrala.connectors.sandbox.twiml.Verb;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plays what a document says. Where time stands still, a call's own prompts take none, so that a
 * test need not move the clock past each; what a waiting caller hears lasts.
 */
final class Prompts {
  private static final int CHARACTERS_A_SECOND = 18;
  private static final Duration AUDIO = Duration.ofSeconds(6);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(5);
  private static final int ENDLESS = 0;

  private final Script script;

  Prompts(Script script) {
    this.script = script;
  }

  void play(Stage stage, Verb.Prompt prompt) {
    play(stage, prompt, () -> null);
  }

  /** Stops as soon as {@code interrupt} gives something. */
  void play(Stage stage, Verb.Prompt prompt, Supplier<@Nullable Boolean> interrupt) {
    if (!(prompt instanceof Verb.Pause)) {
      script.answer();
    }
    int loop = loop(prompt);
    boolean goesOn = true;
    for (int i = 0; goesOn && (i < loop || loop == ENDLESS); i++) {
      script.check(stage);
      sound(stage, prompt);
      Duration length = length(stage, prompt, loop);
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

  private void sound(Stage stage, Verb.Prompt prompt) {
    Exchange exchange = script.exchange();
    VoiceCall call = script.call();
    exchange
        .floor()
        .run(() -> {
          switch (prompt) {
            case Verb.Say say ->
                exchange.hear(
                    call, Heard.Kind.SAY, say.text(), say.language() == null ? "" : say.language());
            case Verb.Play play when play.digits() != null ->
                exchange.hear(call, Heard.Kind.KEYS, play.digits(), "");
            case Verb.Play play when stage.isWaiting() -> exchange.hearMusic(call, play.url());
            case Verb.Play play -> exchange.hear(call, Heard.Kind.PLAY, play.url(), "");
            case Verb.Pause ignored -> {}
          }
        });
  }

  private Duration length(Stage stage, Verb.Prompt prompt, int loop) {
    boolean takesTime = !script.exchange().time().stands() || stage.isWaiting() || loop == ENDLESS;
    return switch (prompt) {
      case Verb.Pause pause when takesTime -> Duration.ofSeconds(pause.seconds());
      case Verb.Pause ignored -> nap();
      case Verb.Say say when takesTime ->
          Duration.ofSeconds(1 + say.text().length() / CHARACTERS_A_SECOND);
      case Verb.Play ignored when takesTime -> AUDIO;
      default -> Duration.ZERO;
    };
  }

  /** A caller who is asked to be patient asks again, but not as fast as a processor can. */
  private static Duration nap() {
    try {
      Thread.sleep(SHORTEST_PAUSE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return Duration.ZERO;
  }
}
