package dev.centrala.infra.mail;

import dev.centrala.core.access.AccessMail;
import java.util.List;

/** The mails in Arabic. Names keep the direction of their own script. */
final class ArabicMails implements MailWords {
  @Override
  public Draft of(AccessMail mail) {
    return switch (mail) {
      case AccessMail.ConfirmSignUp confirm ->
          new Draft(
              "تأكيد عنوانك",
              List.of(
                  "طلب شخص ما، نأمل أنه أنت، تسجيل شركة بهذا العنوان.",
                  "للتأكيد افتح هذا الرابط خلال 24 ساعة. الرابط صالح لمرة واحدة."),
              "تأكيد العنوان",
              "إن لم تكن أنت، فتجاهل هذه الرسالة: لا يحدث شيء من دون الرابط.");
      case AccessMail.AlreadyRegistered registered ->
          new Draft(
              "لديك حساب بالفعل",
              List.of(
                  "طلب شخص ما، نأمل أنه أنت، تسجيل شركة بهذا العنوان، وله حساب بالفعل.",
                  "يمكنك تسجيل الدخول، أو تعيين كلمة مرور جديدة إن نسيت كلمتك:"),
              "تسجيل الدخول",
              "إن لم تكن أنت، فليس عليك فعل شيء.");
      case AccessMail.Welcome welcome ->
          new Draft(
              "مرحبًا بك في Centrala",
              List.of(
                  greeting(welcome.name()),
                  name(welcome.company()) + " مستعدة لاستقبال أول تواصل. مركز الاتصال الخاص بك:"),
              "فتح Centrala",
              null);
      case AccessMail.ResetPassword reset ->
          new Draft(
              "تعيين كلمة مرور جديدة",
              List.of(
                  "طلب شخص ما، نأمل أنه أنت، كلمة مرور جديدة لدى " + name(reset.company()) + ".",
                  "لتعيينها افتح هذا الرابط خلال ساعة. الرابط صالح لمرة واحدة."),
              "تعيين كلمة مرور",
              "إن لم تكن أنت، فتجاهل هذه الرسالة: تبقى كلمة مرورك كما هي.");
      case AccessMail.Invitation invitation -> invitation(invitation);
      case AccessMail.PasswordChanged changed ->
          new Draft(
              "تم تغيير كلمة مرورك",
              List.of(
                  greeting(changed.name()),
                  "تم تغيير كلمة مرور حسابك لدى "
                      + name(changed.company())
                      + "، وأُنهيت جلساتك الأخرى.",
                  "إن لم تكن أنت، فعيّن كلمة مرور جديدة فورًا:"),
              "تعيين كلمة مرور",
              null);
    };
  }

  private static Draft invitation(AccessMail.Invitation mail) {
    String to = " للعمل مع " + name(mail.company()) + ".";
    return new Draft(
        "أنت مدعو إلى " + name(mail.company()),
        List.of(
            greeting(mail.name()),
            mail.invitedBy() == null
                ? "أنت مدعو" + to
                : "تلقيت دعوة من " + name(mail.invitedBy()) + to,
            "لاختيار كلمة مرور والبدء افتح هذا الرابط خلال سبعة أيام. الرابط صالح لمرة واحدة."),
        "قبول الدعوة",
        null);
  }

  private static String greeting(String name) {
    return "مرحبًا " + name(name) + "،";
  }

  /** First strong isolate and its end (Unicode, UAX 9): a Latin name does not turn its sentence. */
  private static String name(String text) {
    return "\u2068" + text + "\u2069";
  }

  @Override
  public String orCopy() {
    return "أو انسخ هذا العنوان إلى متصفحك:";
  }

  @Override
  public String language() {
    return "ar";
  }

  @Override
  public String direction() {
    return "rtl";
  }
}
