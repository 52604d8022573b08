package dev.centrala.connectors.twilio.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TwilioSignatureTest {
  /** The worked example of Twilio's page "Webhooks security". */
  private static final String DOCUMENTED_URL = "https://example.com/myapp.php?foo=1&bar=2";

  private static final String DOCUMENTED_BODY =
      "CallSid=CA1234567890ABCDE&Caller=%2B14158675310&Digits=1234&From=%2B14158675310"
          + "&To=%2B18005551212";
  private static final String DOCUMENTED_SIGNATURE = "L/OH5YylLD5NRKLltdqwSvS0BnU=";

  private final TwilioSignature signature = new TwilioSignature("12345");

  @Test
  void acceptsTheDocumentedExample() {
    FormFields form = FormFields.parse(DOCUMENTED_BODY);

    assertThat(signature.fitsForm(DOCUMENTED_URL, form, DOCUMENTED_SIGNATURE)).isTrue();
    assertThat(
            new RequestValidator("12345").validate(DOCUMENTED_URL, map(form), DOCUMENTED_SIGNATURE))
        .isTrue();
  }

  @Test
  void refusesAnyChange() {
    FormFields form = FormFields.parse(DOCUMENTED_BODY.replace("1234&From", "1235&From"));
    FormFields right = FormFields.parse(DOCUMENTED_BODY);

    assertThat(signature.fitsForm(DOCUMENTED_URL, form, DOCUMENTED_SIGNATURE)).isFalse();
    assertThat(signature.fitsForm(DOCUMENTED_URL + "3", right, DOCUMENTED_SIGNATURE)).isFalse();
    assertThat(new TwilioSignature("54321").fitsForm(DOCUMENTED_URL, right, DOCUMENTED_SIGNATURE))
        .isFalse();
    assertThat(signature.fitsForm(DOCUMENTED_URL, right, "")).isFalse();
    assertThat(signature.fitsForm(DOCUMENTED_URL, right, "L/OH5YylLD5NRKLltdqwSvS0Bnü=")).isFalse();
  }

  @Test
  void repeatedNamesCountOnceForEachValueInOrder() {
    FormFields form = FormFields.parse("MediaUrl=b&MediaUrl=a&MediaUrl=b&Body=x");
    String signed = "BodyxMediaUrlaMediaUrlb";

    assertThat(signature.fitsForm("https://a.test/", form, hmac("https://a.test/" + signed)))
        .isTrue();
    assertThat(signature.fitsForm("https://a.test/", form, hmac("https://a.test/BodyxMediaUrlb")))
        .isFalse();
  }

  @Test
  void triesTheUrlWithAndWithoutItsUsualPort() {
    FormFields form = FormFields.parse("A=1");

    assertThat(signature.fitsForm("https://a.test/x", form, hmac("https://a.test:443/xA1")))
        .isTrue();
    assertThat(signature.fitsForm("https://a.test:443/x", form, hmac("https://a.test/xA1")))
        .isTrue();
    assertThat(signature.fitsForm("http://a.test/x", form, hmac("http://a.test:80/xA1"))).isTrue();
    assertThat(signature.fitsForm("http://a.test:8080/x", form, hmac("http://a.test/xA1")))
        .isFalse();
  }

  @Test
  void aBodyIsHeldToTheHashInTheSignedUrl() throws Exception {
    String body = "{\"AccountSid\":\"AC1\",\"n\":1}";
    String url = "https://a.test/x?bodySHA256=" + sha256(body);
    String signed = hmac(url);

    assertThat(signature.fitsBody(url, body.getBytes(StandardCharsets.UTF_8), signed)).isTrue();
    assertThat(new RequestValidator("12345").validate(url, body, signed)).isTrue();
    assertThat(
            signature.fitsBody(
                url, body.replace("1}", "2}").getBytes(StandardCharsets.UTF_8), signed))
        .isFalse();
    assertThat(
            signature.fitsBody(
                "https://a.test/x", "".getBytes(StandardCharsets.UTF_8), hmac("https://a.test/x")))
        .as("a URL without the hash signs no body")
        .isFalse();
  }

  @Test
  void readsFormsAsTheyAreWritten() {
    FormFields form = FormFields.parse("Body=a+b%26c%3D%C3%A9&Empty=&Lonely&Body=second");

    assertThat(form.get("Body")).isEqualTo("a b&c=é");
    assertThat(form.find("Empty")).hasValue("");
    assertThat(form.find("Lonely")).hasValue("");
    assertThat(form.fields()).hasSize(4);
    assertThat(List.of("%", "%zz=1", "a=%4")).allSatisfy(TwilioSignatureTest::isNoForm);
  }

  private static void isNoForm(String text) {
    org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
        .isThrownBy(() -> FormFields.parse(text));
  }

  private static String sha256(String text) throws Exception {
    byte[] digest =
        java.security.MessageDigest.getInstance("SHA-256")
            .digest(text.getBytes(StandardCharsets.UTF_8));
    return java.util.HexFormat.of().formatHex(digest);
  }

  private static String hmac(String text) {
    try {
      javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA1");
      mac.init(new javax.crypto.spec.SecretKeySpec("12345".getBytes(), "HmacSHA1"));
      return java.util.Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes()));
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, String> map(FormFields form) {
    Map<String, String> map = new HashMap<>();
    form.fields().forEach(field -> map.put(field.name(), field.value()));
    return map;
  }
}
