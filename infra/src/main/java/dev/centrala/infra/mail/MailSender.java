package dev.centrala.infra.mail;

/** Hands a mail over to whoever carries it; throws when that fails. */
public interface MailSender {
  void send(OutgoingMail mail);
}
