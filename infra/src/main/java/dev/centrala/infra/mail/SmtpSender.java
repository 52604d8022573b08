package dev.centrala.infra.mail;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;

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
      send(message).await();
    } catch (Throwable failed) {
      // Waiting for a future may throw anything, checked or not.
      throw new IllegalStateException(String.valueOf(failed.getMessage()), failed);
    }
  }

  /**
   * Off the caller's context: on one of virtual threads the client's sockets stall in the middle of
   * a mail, and what belongs to no context gets an event loop.
   */
  private Future<MailResult> send(MailMessage message) {
    Promise<MailResult> sent = Promise.promise();
    Thread.ofVirtual().name("mail").start(() -> client.sendMail(message).onComplete(sent));
    return sent.future();
  }

  public void close() {
    client.close().await();
  }
}
