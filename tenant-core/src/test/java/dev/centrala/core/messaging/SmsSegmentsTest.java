package dev.centrala.core.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.messaging.SmsSegments.Alphabet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SmsSegmentsTest {

  private static final String FACE = "\uD83D\uDE00";

  static Stream<Arguments> counts() {
    return Stream.of(
        Arguments.of("empty", "", Alphabet.GSM_7, 0, 1),
        Arguments.of("one letter", "a", Alphabet.GSM_7, 1, 1),
        Arguments.of("a full single one", "a".repeat(160), Alphabet.GSM_7, 160, 1),
        Arguments.of("one over", "a".repeat(161), Alphabet.GSM_7, 161, 2),
        Arguments.of("two full", "a".repeat(306), Alphabet.GSM_7, 306, 2),
        Arguments.of("two full and one", "a".repeat(307), Alphabet.GSM_7, 307, 3),
        Arguments.of("ten full", "a".repeat(1530), Alphabet.GSM_7, 1530, 10),
        Arguments.of("euro counts double", "€".repeat(80), Alphabet.GSM_7, 160, 1),
        Arguments.of("euro over one", "€".repeat(80) + "a", Alphabet.GSM_7, 161, 2),
        Arguments.of("76 pairs fit 153 septets", "€".repeat(152), Alphabet.GSM_7, 304, 2),
        Arguments.of("and 153 pairs need a third", "€".repeat(153), Alphabet.GSM_7, 306, 3),
        Arguments.of("full single in UCS-2", "ș".repeat(70), Alphabet.UCS_2, 70, 1),
        Arguments.of("one over in UCS-2", "ș".repeat(71), Alphabet.UCS_2, 71, 2),
        Arguments.of("two full in UCS-2", "ș".repeat(134), Alphabet.UCS_2, 134, 2),
        Arguments.of("one other letter turns all", "a".repeat(70) + "ș", Alphabet.UCS_2, 71, 2),
        Arguments.of("35 faces are 70 units", FACE.repeat(35), Alphabet.UCS_2, 70, 1),
        Arguments.of("33 faces fit 67 units", FACE.repeat(66), Alphabet.UCS_2, 132, 2),
        Arguments.of("and 67 need a third", FACE.repeat(67), Alphabet.UCS_2, 134, 3),
        Arguments.of("euro is one unit in UCS-2", "€".repeat(69) + "ș", Alphabet.UCS_2, 70, 1),
        Arguments.of("a small c cedilla is not in the table", "ç", Alphabet.UCS_2, 1, 1),
        Arguments.of("a back-tick is not in the table", "`", Alphabet.UCS_2, 1, 1),
        Arguments.of("a tab is not in the table", "\t", Alphabet.UCS_2, 1, 1),
        Arguments.of("the escape character itself is no text", "\u001b", Alphabet.UCS_2, 1, 1),
        Arguments.of("a typographic quote is not in the table", "it’s", Alphabet.UCS_2, 4, 1),
        Arguments.of("line ends are", "a\r\nb", Alphabet.GSM_7, 4, 1),
        Arguments.of("a lone surrogate is one unit", "\uD83D", Alphabet.UCS_2, 1, 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("counts")
  void countsAsCarriersDo(String name, String text, Alphabet alphabet, int units, int segments) {
    SmsSegments counted = SmsSegments.of(text);

    assertThat(counted.alphabet()).isEqualTo(alphabet);
    assertThat(counted.units()).isEqualTo(units);
    assertThat(counted.count()).isEqualTo(segments);
  }

  @Test
  void theWholeBasicTableIsOneSeptetEach() {
    String table =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    assertThat(table).hasSize(127);
    assertThat(SmsSegments.of(table).units()).isEqualTo(127);
  }

  @Test
  void theWholeExtensionTableIsTwoSeptetsEach() {
    assertThat(SmsSegments.of("\f^{}\\[~]|€").units()).isEqualTo(20);
  }

  @Test
  void anEscapePairIsNotDivided() {
    SmsSegments counted = SmsSegments.of("a".repeat(152) + "€" + "a".repeat(20));

    assertThat(counted.parts()).containsExactly("a".repeat(152), "€" + "a".repeat(20));
  }

  @Test
  void aSurrogatePairIsNotDivided() {
    SmsSegments counted = SmsSegments.of("ș".repeat(66) + FACE + "ș".repeat(10));

    assertThat(counted.parts()).containsExactly("ș".repeat(66), FACE + "ș".repeat(10));
  }

  @Property
  void partsJoinToTheTextAndFitTheirSegments(@ForAll("texts") String text) {
    SmsSegments counted = SmsSegments.of(text);
    int room =
        switch (counted.alphabet()) {
          case GSM_7 -> counted.count() == 1 ? 160 : 153;
          case UCS_2 -> counted.count() == 1 ? 70 : 67;
        };

    assertThat(String.join("", counted.parts())).isEqualTo(text);
    assertThat(counted.parts())
        .allSatisfy(part -> {
          int units =
              counted.alphabet() == Alphabet.UCS_2 ? part.length() : SmsSegments.of(part).units();
          assertThat(units).isLessThanOrEqualTo(room);
        });
    assertThat(counted.parts())
        .noneMatch(part -> !part.isEmpty() && Character.isLowSurrogate(part.charAt(0)));
  }

  @Property
  void anotherLetterNeverLowersTheCount(@ForAll("texts") String text) {
    assertThat(SmsSegments.of(text + "a").count())
        .isGreaterThanOrEqualTo(SmsSegments.of(text).count());
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "€", "[", "é", "ș", FACE, "\n", "中")
        .list()
        .ofMaxSize(500)
        .map(parts -> String.join("", parts))
        .injectDuplicates(0.05)
        .flatMap(mixed -> Arbitraries.of(mixed, mixed.replaceAll("[ș中\\x{1F600}]", "a")));
  }
}
