package dev.centrala.infra.mail;

import dev.centrala.core.access.AccessMail;
import java.util.List;

/** The mails in English. */
final class EnglishMails implements MailWords {
  @Override
  public Draft of(AccessMail mail) {
    return switch (mail) {
      case AccessMail.ConfirmSignUp confirm ->
          new Draft(
              "Confirm your address",
              List.of(
                  "Somebody, hopefully you, asked to sign up a business with this address.",
                  "To confirm, open this link within 24 hours. It works once."),
              "Confirm the address",
              "If it was not you, ignore this mail: without the link nothing happens.");
      case AccessMail.AlreadyRegistered registered ->
          new Draft(
              "You have an account already",
              List.of(
                  "Somebody, hopefully you, asked to sign up a business with this address, which"
                      + " has an account already.",
                  "You can sign in, or set a new password if you forgot yours:"),
              "Sign in",
              "If it was not you, there is nothing to do.");
      case AccessMail.Welcome welcome ->
          new Draft(
              "Welcome to Centrala",
              List.of(
                  "Hello " + welcome.name() + ",",
                  welcome.company() + " is ready to take its first contact. Your contact centre:"),
              "Open Centrala",
              null);
      case AccessMail.ResetPassword reset ->
          new Draft(
              "Set a new password",
              List.of(
                  "Somebody, hopefully you, asked for a new password for " + reset.company() + ".",
                  "To set one, open this link within an hour. It works once."),
              "Set a password",
              "If it was not you, ignore this mail: your password stays as it is.");
      case AccessMail.Invitation invitation -> invitation(invitation);
      case AccessMail.PasswordChanged changed ->
          new Draft(
              "Your password was changed",
              List.of(
                  "Hello " + changed.name() + ",",
                  "the password of your account at "
                      + changed.company()
                      + " was changed, and your other sessions were ended.",
                  "If it was not you, set a new password at once:"),
              "Set a password",
              null);
    };
  }

  private static Draft invitation(AccessMail.Invitation mail) {
    String who = mail.invitedBy() == null ? "You are invited" : mail.invitedBy() + " invites you";
    return new Draft(
        "You are invited to " + mail.company(),
        List.of(
            "Hello " + mail.name() + ",",
            who + " to work with " + mail.company() + ".",
            "To choose a password and begin, open this link within seven days. It works once."),
        "Accept the invitation",
        null);
  }

  @Override
  public String orCopy() {
    return "Or copy this address into your browser:";
  }

  @Override
  public String language() {
    return "en";
  }

  @Override
  public String direction() {
    return "ltr";
  }
}
