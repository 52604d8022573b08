package dev.centrala.infra.mail;

import dev.centrala.infra.waiting.Waits;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Sends over SMTP. A mail that is tried again keeps its Message-ID, so that a receiver can tell it
 * came twice.
 */
public final class SmtpSender implements MailSender {
  /**
   * The client has no limit of its own: a server that says nothing would be waited for for ever.
   */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final MailClient client;
  private final String from;
  private final Duration longest;

  public SmtpSender(Vertx vertx, SmtpUrl server) {
    this(vertx, server, LONGEST);
  }

  /** With another limit, for tests. */
  SmtpSender(Vertx vertx, SmtpUrl server, Duration longest) {
    this.longest = longest;
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
      Waits.atMost(send(message), longest.toMillis(), TimeUnit.MILLISECONDS);
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
