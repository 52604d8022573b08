package dev.centrala.infra.mail;

import dev.centrala.core.access.AccessMail;
import dev.centrala.core.access.OpaqueToken;
import dev.centrala.core.call.WorkMail;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lays mails out, those of the access domain and those about contacts, in the words of the reader's
 * language. Tokens travel in the fragment, which browsers never send to a server.
 */
final class MailTexts {
  private static final String CARD =
      "max-width:520px;margin:0 auto;padding:28px 32px;background:#ffffff;border:1px solid #dfe5e5;"
          + "border-radius:10px;text-align:start";
  private static final String BUTTON =
      "display:inline-block;padding:11px 22px;border-radius:7px;background:#0c676a;color:#ffffff;"
          + "font-weight:600;text-decoration:none";
  private static final String FAINT = "font-size:13px;color:#566364";

  private final String app;

  /** {@code publicUrl} without a slash at its end. */
  MailTexts(String publicUrl) {
    this.app = publicUrl + "/app/";
  }

  MailContent of(AccessMail mail, Locale locale) {
    MailWords words = MailWords.in(locale);
    MailWords.Draft draft = words.of(mail);
    String link = link(mail);
    return new MailContent(
        draft.subject(),
        text(draft, link),
        html(words, draft, link),
        link.contains("#token=") ? List.of(link) : List.of());
  }

  MailContent of(WorkMail mail, Locale locale) {
    MailWords.Draft draft = WorkMailWords.in(locale).of(mail);
    String link = app + "interactions/" + mail.contact();
    return new MailContent(
        draft.subject(), text(draft, link), html(MailWords.in(locale), draft, link), List.of());
  }

  private String link(AccessMail mail) {
    return switch (mail) {
      case AccessMail.ConfirmSignUp confirm -> link("confirm", confirm.token());
      case AccessMail.AlreadyRegistered registered -> app + "signin";
      case AccessMail.Welcome welcome -> app;
      case AccessMail.ResetPassword reset -> link("reset", reset.token());
      case AccessMail.Invitation invitation -> link("invitation", invitation.token());
      case AccessMail.PasswordChanged changed -> app + "forgot";
    };
  }

  private String link(String page, OpaqueToken token) {
    return app + page + "#token=" + token.text();
  }

  private static String text(MailWords.Draft draft, String link) {
    List<String> paragraphs = new ArrayList<>(draft.before());
    paragraphs.add(link);
    if (draft.after() != null) {
      paragraphs.add(draft.after());
    }
    return String.join("\n\n", paragraphs) + "\n";
  }

  /**
   * One card with one button. Mail programs know few styles, and only those on the element itself.
   */
  private static String html(MailWords words, MailWords.Draft draft, String link) {
    StringBuilder card = new StringBuilder();
    card.append(element("h1", "margin:0 0 16px;font-size:20px", escaped(draft.subject())));
    draft.before().forEach(text -> card.append(element("p", "margin:0 0 14px", escaped(text))));
    card.append(element("p", "margin:22px 0", anchor(link, BUTTON, escaped(draft.button()))));
    if (draft.after() != null) {
      card.append(element("p", "margin:0 0 14px", escaped(draft.after())));
    }
    String copied =
        anchor(
            link,
            "color:#0a6063;word-break:break-all",
            "<bdi dir=\"ltr\">" + escaped(link) + "</bdi>");
    card.append(
        element("p", "margin:22px 0 0;" + FAINT, escaped(words.orCopy()) + "<br>" + copied));
    return "<!doctype html><html lang=\""
        + words.language()
        + "\" dir=\""
        + words.direction()
        + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
        + " content=\"width=device-width\"></head><body style=\"margin:0;padding:24px"
        + " 12px;background:#f3f6f6;color:#172122;font:16px/1.5 system-ui,'Segoe"
        + " UI',Arial,sans-serif\">"
        + element("div dir=\"" + words.direction() + "\"", CARD, card.toString())
        + "</body></html>";
  }

  private static String element(String name, String style, String html) {
    int end = name.indexOf(' ');
    return "<"
        + name
        + " style=\""
        + style
        + "\">"
        + html
        + "</"
        + (end < 0 ? name : name.substring(0, end))
        + ">";
  }

  private static String anchor(String link, String style, String html) {
    return "<a href=\"" + escaped(link) + "\" style=\"" + style + "\">" + html + "</a>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
