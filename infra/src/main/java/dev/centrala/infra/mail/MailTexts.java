package dev.centrala.infra.mail;

import dev.centrala.core.access.AccessMail;
import dev.centrala.core.access.OpaqueToken;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the mails of the access domain read. Tokens travel in the fragment, which browsers never send
 * to a server.
 */
final class MailTexts {
  private final String app;

  /** {@code publicUrl} without a slash at its end. */
  MailTexts(String publicUrl) {
    this.app = publicUrl + "/app/";
  }

  MailContent of(AccessMail mail) {
    return switch (mail) {
      case AccessMail.ConfirmSignUp confirm ->
          content(
              "Confirm your address",
              List.of(
                  "Somebody, hopefully you, asked to sign up a business with this address.",
                  "To confirm, open this link within 24 hours. It works once."),
              link("confirm", confirm.token()),
              "If it was not you, ignore this mail: without the link nothing happens.");
      case AccessMail.AlreadyRegistered registered ->
          content(
              "You have an account already",
              List.of(
                  "Somebody, hopefully you, asked to sign up a business with this address, which"
                      + " has an account already.",
                  "You can sign in, or set a new password if you forgot yours:"),
              app + "signin",
              "If it was not you, there is nothing to do.");
      case AccessMail.Welcome welcome ->
          content(
              "Welcome to Centrala",
              List.of(
                  "Hello " + welcome.name() + ",",
                  welcome.company() + " is ready to take its first contact. Your contact centre:"),
              app,
              null);
      case AccessMail.ResetPassword reset ->
          content(
              "Set a new password",
              List.of(
                  "Somebody, hopefully you, asked for a new password for " + reset.company() + ".",
                  "To set one, open this link within an hour. It works once."),
              link("reset", reset.token()),
              "If it was not you, ignore this mail: your password stays as it is.");
      case AccessMail.Invitation invitation ->
          content(
              "You are invited to " + invitation.company(),
              List.of(
                  "Hello " + invitation.name() + ",",
                  (invitation.invitedBy() == null ? "You are" : invitation.invitedBy() + " has")
                      + " invited"
                      + (invitation.invitedBy() == null ? " to" : " you to")
                      + " work with "
                      + invitation.company()
                      + ".",
                  "To choose a password and begin, open this link within seven days. It works"
                      + " once."),
              link("invitation", invitation.token()),
              null);
      case AccessMail.PasswordChanged changed ->
          content(
              "Your password was changed",
              List.of(
                  "Hello " + changed.name() + ",",
                  "the password of your account at "
                      + changed.company()
                      + " was changed, and your other sessions were ended.",
                  "If it was not you, set a new password at once:"),
              app + "forgot",
              null);
    };
  }

  private String link(String page, OpaqueToken token) {
    return app + page + "#token=" + token.text();
  }

  private static MailContent content(
      String subject, List<String> before, String link, @Nullable String after) {
    List<String> paragraphs = new ArrayList<>(before);
    paragraphs.add(link);
    StringBuilder html = new StringBuilder();
    before.forEach(text -> html.append(paragraph(escaped(text))));
    html.append(paragraph("<a href=\"" + escaped(link) + "\">" + escaped(link) + "</a>"));
    if (after != null) {
      paragraphs.add(after);
      html.append(paragraph(escaped(after)));
    }
    return new MailContent(
        subject,
        String.join("\n\n", paragraphs) + "\n",
        "<!doctype html><html><body>" + html + "</body></html>",
        link.contains("#token=") ? List.of(link) : List.of());
  }

  private static String paragraph(String html) {
    return "<p>" + html + "</p>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
