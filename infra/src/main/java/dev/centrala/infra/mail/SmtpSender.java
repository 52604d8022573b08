package dev.centrala.infra.mail;

import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;

/**
 * Sends over SMTP. A mail that is tried again keeps its Message-ID, so that a receiver can tell it
 * came twice.
 */
public final class SmtpSender implements MailSender {
  private final MailClient client;
  private final String from;

  public SmtpSender(Vertx vertx, SmtpUrl server) {
    this.client = MailClient.create(vertx, server.config());
    this.from = server.from();
  }

  @Override
  public void send(OutgoingMail mail) {
    String domain = from.substring(from.indexOf('@') + 1).replace(">", "");
    MailMessage message =
        new MailMessage()
            .setFrom(from)
            .setTo(mail.recipient())
            .setSubject(mail.content().subject())
            .setText(mail.content().text())
            .setHtml(mail.content().html())
            .addHeader("Message-ID", "<" + mail.id() + "@" + domain + ">")
            .addHeader("Auto-Submitted", "auto-generated");
    try {
      client.sendMail(message).await();
    } catch (Throwable failed) {
      // Waiting for a future may throw anything, checked or not.
      throw new IllegalStateException(String.valueOf(failed.getMessage()), failed);
    }
  }

  public void close() {
    client.close().await();
  }
}
