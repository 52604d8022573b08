package dev.centrala.connectors.sandbox.voice;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a caller hears who waits: a document of ours that begins again whenever it ends, the
 * carrier's own music, or nothing.
 */
final class Waiting {
  /** The name under which the carrier's own music is heard. */
  static final String OWN_MUSIC = "hold music";

  private static final Duration PAUSE_BETWEEN = Duration.ofSeconds(1);

  private final Script script;

  Waiting(Script script) {
    this.script = script;
  }

  /**
   * Returns when {@code over} holds.
   *
   * @param music null is the carrier's own; {@link Source#NONE} is silence
   * @param fields what the request for the document says besides, asked under the lock
   */
  void until(BooleanSupplier over, @Nullable Source music, Supplier<Map<String, String>> fields) {
    Stage stage = Stage.waiting(over);
    try {
      if (music == null || music.isNothing() || isCarriersOwn(music.url())) {
        if (music == null || !music.isNothing()) {
          script
              .exchange()
              .floor()
              .run(() -> script.exchange().hearMusic(script.call(), OWN_MUSIC));
        }
        script.await(stage, () -> null, null);
      }
      while (music != null) {
        Map<String, String> now = script.exchange().floor().get(fields);
        script.execute(stage, music.with(now));
        script.await(stage, () -> null, PAUSE_BETWEEN);
      }
    } catch (ScriptBreak broken) {
      if (broken.why != ScriptBreak.Why.STAGE_OVER) {
        throw broken;
      }
    }
  }

  /** Twilio's public music is not fetched: this carrier reaches nobody but its accounts. */
  private static boolean isCarriersOwn(String url) {
    return url.matches("https?://(twimlets\\.com|[a-z.]*\\.twilio\\.com)/.*");
  }
}
