package dev.centrala.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.core.shared.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /** RFC 6238, appendix B, the rows for SHA-1; the last six of their eight digits. */
  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void fitsTheVectorsOfTheStandard(long epochSecond, String eightDigits) {
    String code = eightDigits.substring(2);
    assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(epochSecond)))
        .isEqualTo(OptionalLong.of(epochSecond / 30));
  }

  @Test
  void aCodeFitsOneStepEarlierAndLaterAndNoMore() {
    String code = Totp.code(SECRET, 1000);
    for (long step : new long[] {999, 1000, 1001}) {
      assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(step * 30 + 29)))
          .isEqualTo(OptionalLong.of(1000));
    }
    assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(998 * 30 + 29))).isEmpty();
    assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(1002 * 30))).isEmpty();
    assertThat(Totp.step(SECRET, "", Instant.ofEpochSecond(1000 * 30))).isEmpty();
    assertThat(Totp.step(SECRET, "١٢٣٤٥٦", Instant.ofEpochSecond(1000 * 30))).isEmpty();
  }

  @Test
  void theAddressNamesTheIssuerAndTheAccount() {
    assertThat(Totp.uri(SECRET, "Centrala", "a+b@x.example"))
        .isEqualTo(
            "otpauth://totp/Centrala:a%2Bb%40x.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=Centrala&algorithm=SHA1&digits=6&period=30");
  }

  /** RFC 4648, section 10, without the padding. */
  @ParameterizedTest
  @CsvSource({
    "f,MY",
    "fo,MZXQ",
    "foo,MZXW6",
    "foob,MZXW6YQ",
    "fooba,MZXW6YTB",
    "foobar,MZXW6YTBOI"
  })
  void base32FitsTheVectorsOfTheStandard(String plain, String encoded) {
    byte[] bytes = plain.getBytes(StandardCharsets.US_ASCII);
    assertThat(Base32.encode(bytes)).isEqualTo(encoded);
    assertThat(Base32.decode(encoded)).isEqualTo(bytes);
    assertThatThrownBy(() -> Base32.decode(encoded + "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void base32GivesBackWhatItTook() {
    Random random = new Random(1);
    for (int length = 0; length < 64; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      assertThat(Base32.decode(Base32.encode(bytes))).isEqualTo(bytes);
    }
  }

  @Test
  void aRecoveryCodeIsReadHoweverItIsTypedAndHashedForItsUserAlone() {
    RecoveryCode code = RecoveryCode.next();
    assertThat(code.grouped()).matches("([a-z2-7]{4}-){3}[a-z2-7]{4}");
    for (String typed : Arrays.asList(code.grouped(), code.letters(), " " + code.grouped() + " ")) {
      assertThat(RecoveryCode.parse(typed)).contains(code);
    }
    assertThat(RecoveryCode.parse("123456")).isEmpty();
    assertThat(RecoveryCode.parse(code.letters() + "A")).isEmpty();
    assertThat(code.hash(UserId.next())).isNotEqualTo(code.hash(UserId.next()));
  }
}
