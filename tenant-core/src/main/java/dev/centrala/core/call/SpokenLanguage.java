package dev.centrala.core.call;

import dev.centrala.core.events.Tx;
import dev.centrala.core.voice.VoiceInstruction;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The language in which lines speak where nobody has said another: the tenant's own. */
public final class SpokenLanguage {
  private final Function<Tx, String> tenants;

  /** {@code tenants}: the tag of the tenant's language. */
  public SpokenLanguage(Function<Tx, String> tenants) {
    this.tenants = tenants;
  }

  /** Our own words in that language, or in the tenant's. */
  CallWords words(Tx tx, @Nullable String language) {
    return CallWords.in(language == null ? tenants.apply(tx) : language);
  }

  /** The same, with a language for all that is spoken or listened to. */
  List<VoiceInstruction> in(Tx tx, List<VoiceInstruction> instructions) {
    if (instructions.stream().noneMatch(SpokenLanguage::isOpen)) {
      return instructions;
    }
    String language = tenants.apply(tx);
    return instructions.stream().map(each -> in(language, each)).toList();
  }

  private static boolean isOpen(VoiceInstruction each) {
    return switch (each) {
      case VoiceInstruction.Say say -> say.language() == null;
      case VoiceInstruction.Ask ask ->
          (ask.speech() && ask.language() == null)
              || ask.prompts().stream().anyMatch(SpokenLanguage::isOpen);
      default -> false;
    };
  }

  private static VoiceInstruction in(String language, VoiceInstruction each) {
    return switch (each) {
      case VoiceInstruction.Say(String text, String own) when own == null ->
          new VoiceInstruction.Say(text, language);
      case VoiceInstruction.Ask ask ->
          new VoiceInstruction.Ask(
              ask.prompts().stream().map(prompt -> in(language, prompt)).toList(),
              ask.digits(),
              ask.finishOn(),
              ask.timeoutSeconds(),
              ask.speech(),
              ask.language() == null ? language : ask.language(),
              ask.hints(),
              ask.silenceToo(),
              ask.to());
      default -> each;
    };
  }
}
