package dev.centrala.infra.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.centrala.infra.mail.MailDelivery;
import dev.centrala.infra.mail.SmtpSender;
import dev.centrala.infra.mail.SmtpUrl;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Mails are written in the language of the sign-up, and later in that of the tenant. */
class MailLanguageTest {
  @RegisterExtension static final AccessNode NODE = new AccessNode(Limits.generous());

  @Test
  void anArabicBusinessIsWrittenToInArabic() {
    JsonNode owner = signUp("شركة تجريبية", "arabic@x.example", "ar-SA");
    String token = owner.path("accessToken").asText();
    NODE.member(token, "arabic.agent@x.example", "agent");
    NODE.client
        .post("/api/v1/passwordResets", Map.of("email", "arabic.agent@x.example"))
        .expect(202);
    NODE.client
        .post(
            "/api/v1/passwordResets/confirm",
            Map.of(
                "token", NODE.mailedToken("arabic.agent@x.example"), "password", "another horse 1"))
        .expect(201);
    NODE.client.post("/api/v1/signup", signUpBody("Again", "arabic@x.example", "ar")).expect(202);
    assertThat(subjects("arabic@x.example"))
        .containsExactly("لديك حساب بالفعل", "مرحبًا بك في Centrala", "تأكيد عنوانك");
    assertThat(subjects("arabic.agent@x.example"))
        .containsExactly(
            "تم تغيير كلمة مرورك",
            "تعيين كلمة مرور جديدة",
            "أنت مدعو إلى \u2068شركة تجريبية\u2069");
  }

  @Test
  void anyOtherLanguageIsWrittenToInEnglish() {
    signUp("Polski", "polish@x.example", "pl");
    assertThat(subjects("polish@x.example"))
        .containsExactly("Welcome to Centrala", "Confirm your address");
  }

  @Test
  void anArabicMailGoesOutFromRightToLeft() throws Exception {
    GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    server.start();
    try {
      NODE.client.post("/api/v1/signup", signUpBody("Right", "right@x.example", "ar")).expect(202);
      URI url = URI.create("smtp://127.0.0.1:" + server.getSmtp().getPort());
      new MailDelivery(
              NODE.database.transactions(),
              NODE.parts.stores().mails(),
              new SmtpSender(SmtpUrl.parse(url, "no-reply@centrala.example")),
              false,
              NODE.clock)
          .deliverDue();
      MimeMessage mail =
          List.of(server.getReceivedMessages()).stream()
              .filter(MailLanguageTest::isToRight)
              .findFirst()
              .orElseThrow();
      assertThat(mail.getSubject()).isEqualTo("تأكيد عنوانك");
      assertThat(textOf(mail))
          .contains("<html lang=\"ar\" dir=\"rtl\">")
          .contains("<bdi dir=\"ltr\">https://centrala.example/app/confirm#token=");
    } finally {
      server.stop();
    }
  }

  private static boolean isToRight(MimeMessage mail) {
    try {
      return mail.getAllRecipients()[0].toString().equals("right@x.example");
    } catch (jakarta.mail.MessagingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static String textOf(MimeMessage mail) throws Exception {
    StringBuilder text = new StringBuilder();
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    for (int index = 0; index < parts.getCount(); index++) {
      BodyPart part = parts.getBodyPart(index);
      text.append(part.getContent());
    }
    return text.toString();
  }

  private static JsonNode signUp(String company, String email, String locale) {
    NODE.client.post("/api/v1/signup", signUpBody(company, email, locale)).expect(202);
    return NODE.client
        .post("/api/v1/signup/confirm", Map.of("token", NODE.mailedToken(email)))
        .expect(201);
  }

  private static Map<String, Object> signUpBody(String company, String email, String locale) {
    Map<String, Object> body = new HashMap<>(AccessNode.signUpBody(company, email));
    body.put("locale", locale);
    return body;
  }

  /** The newest first. */
  private static List<String> subjects(String email) {
    List<String> subjects = new ArrayList<>();
    NODE.client
        .get("/demo/mails?to=" + email, null)
        .expect(200)
        .path("items")
        .forEach(mail -> subjects.add(mail.path("subject").asText()));
    return subjects;
  }
}
