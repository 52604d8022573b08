package dev.centrala.core.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.messaging.OptOutPolicy.Decision;
import dev.centrala.core.tenant.OptOutSettings;
import dev.centrala.core.tenant.OptOutSettings.HandledBy;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptOutPolicyTest {
  private final OptOutPolicy carrier =
      new OptOutPolicy(new OptOutSettings(HandledBy.CARRIER, "s", "t", "h"), null);
  private final OptOutPolicy ours =
      new OptOutPolicy(new OptOutSettings(HandledBy.CENTRALA, "s", "t", "h"), null);

  @ParameterizedTest
  @CsvSource({
    "STOP,STOP", "stop,STOP", " Stop. ,STOP", "Unsubscribe,STOP", "arrêt,STOP", "ALTO!,STOP",
    "«стоп»,STOP", "إلغاء,STOP", "停止,STOP", "start,START", "Yes,START", "Empezar,START",
    "help,HELP", "Ayuda,HELP", "POMOC,HELP"
  })
  void knowsTheWordsOfSeveralLanguages(String text, OptOutWord word) {
    assertThat(OptOutWord.of(text)).hasValue(word);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "please stop", "stop it", "stopping", "I need help", "the end", "!?"})
  void onlyTheBareWordCounts(String text) {
    assertThat(OptOutWord.of(text)).isEmpty();
  }

  @Test
  void whereTheCarrierAnswersWeDoNotButKeepTheBooks() {
    assertThat(carrier.decide("STOP", false, true)).isEqualTo(new Decision(true, null, false));
    assertThat(carrier.decide("START", true, true)).isEqualTo(new Decision(false, null, false));
    assertThat(carrier.decide("HELP", false, false)).isEqualTo(new Decision(false, null, false));
  }

  @Test
  void whereTheAnswerIsOursItIsGivenOnce() {
    assertThat(ours.decide("STOP", false, true)).isEqualTo(new Decision(true, "s", false));
    assertThat(ours.decide("STOP", true, true)).isEqualTo(new Decision(true, null, false));
    assertThat(ours.decide("START", true, false)).isEqualTo(new Decision(false, "t", false));
    assertThat(ours.decide("HELP", false, false)).isEqualTo(new Decision(false, "h", false));
    assertThat(ours.decide("HELP", true, false)).isEqualTo(new Decision(true, null, false));
  }

  @Test
  void aWordTheCarrierDoesNotKnowIsOursInEitherMode() {
    assertThat(carrier.decide("arrêt", false, true)).isEqualTo(new Decision(true, "s", false));
  }

  @Test
  void whatTheCarrierSaysItSawIsBelieved() {
    OptOutPolicy advanced = new OptOutPolicy(carrier.settings(), OptOutWord.STOP);

    assertThat(advanced.decide("genug", false, true)).isEqualTo(new Decision(true, null, false));
  }

  @Test
  void yesAndHelpInAConversationAreForPeople() {
    assertThat(carrier.decide("yes", false, true)).isEqualTo(new Decision(false, null, true));
    assertThat(carrier.decide("help", false, true).forPeople()).isTrue();
  }

  @Property
  void otherTextsChangeNothing(@ForAll String text, @ForAll boolean optedOut) {
    if (OptOutWord.of(text).isEmpty()) {
      assertThat(ours.decide(text, optedOut, true)).isEqualTo(new Decision(optedOut, null, true));
    }
  }
}
