package dev.centrala.infra.mail;

import dev.centrala.core.call.WorkMail;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The mails about contacts, in English and Arabic. */
final class WorkMailWords {
  private final boolean arabic;
  private final DateTimeFormatter when;

  private WorkMailWords(boolean arabic) {
    this.arabic = arabic;
    this.when =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(arabic ? Locale.forLanguageTag("ar-u-nu-latn") : Locale.ENGLISH);
  }

  /** Arabic for every Arabic locale, English for all others. */
  static WorkMailWords in(Locale locale) {
    return new WorkMailWords(locale.getLanguage().equals("ar"));
  }

  MailWords.Draft of(WorkMail mail) {
    return switch (mail) {
      case WorkMail.MessageLeft left -> message(left);
      case WorkMail.CallOver over -> summary(over);
    };
  }

  private String say(String english, String arabicText) {
    return arabic ? arabicText : english;
  }

  /** A name of one script does not turn a sentence of the other (UAX 9, isolates). */
  private String name(String text) {
    return arabic ? "\u2068" + text + "\u2069" : text;
  }

  private String hello(String reader) {
    return say("Hello " + reader + ",", "مرحبًا " + name(reader) + "،");
  }

  private String line(String english, String arabicText, String value) {
    return say(english, arabicText) + ": " + name(value);
  }

  private MailWords.Draft message(WorkMail.MessageLeft mail) {
    return new MailWords.Draft(
        say("A message for " + mail.queue(), "رسالة صوتية إلى " + name(mail.queue())),
        List.of(
            hello(mail.reader()),
            say("somebody has left a message.", "ترك أحدهم رسالة صوتية."),
            line("From", "من", mail.caller()),
            line("When", "الوقت", time(mail.at())),
            line("Length", "المدة", clock(mail.length())),
            say(
                "It waits in the queue. To hear it, sign in:",
                "الرسالة في قائمة الانتظار. لسماعها سجّل الدخول:")),
        say("Open the message", "فتح الرسالة"),
        null);
  }

  private MailWords.Draft summary(WorkMail.CallOver mail) {
    List<String> lines = new ArrayList<>();
    lines.add(hello(mail.reader()));
    lines.add(say("a call is over.", "انتهت مكالمة."));
    lines.add(line("From", "من", mail.caller()));
    lines.add(line("To", "إلى", mail.called()));
    lines.add(line("When", "الوقت", time(mail.began())));
    if (mail.inbound()) {
      lines.add(line("Waited", "الانتظار", clock(mail.waited())));
    }
    lines.add(
        mail.talked() == null
            ? say("Nobody talked.", "لم يتحدث أحد.")
            : line("Talked", "مدة الحديث", clock(mail.talked())));
    if (mail.agent() != null) {
      lines.add(line("Agent", "الموظف", mail.agent()));
    }
    if (mail.wrapUpCode() != null) {
      lines.add(line("Wrap-up", "التصنيف", mail.wrapUpCode()));
    }
    mail.notes().forEach(note -> lines.add(line("Note", "ملاحظة", note)));
    return new MailWords.Draft(
        say("A call in " + mail.queue(), "مكالمة في " + name(mail.queue())),
        lines,
        say("Open the call", "فتح المكالمة"),
        null);
  }

  private String time(ZonedDateTime at) {
    return when.format(at);
  }

  private static String clock(Duration length) {
    long seconds = length.toSeconds();
    return seconds < 3600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
