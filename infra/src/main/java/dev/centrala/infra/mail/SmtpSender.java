package dev.centrala.infra.mail;

import dev.centrala.infra.waiting.Waits;
import io.vertx.core.Promise;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends over SMTP, each mail on a connection of its own. A mail that is tried again keeps its
 * Message-ID, so that a receiver can tell it came twice.
 */
public final class SmtpSender implements MailSender {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpSender.class);
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  /** A server that says something now and then would be waited for for ever. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final SmtpUrl server;
  private final Duration longest;

  public SmtpSender(SmtpUrl server) {
    this(server, LONGEST);
  }

  /** With another limit, for tests. */
  SmtpSender(SmtpUrl server, Duration longest) {
    this.server = server;
    this.longest = longest;
  }

  /** On a thread of its own: the caller's may have other work to do while the server thinks. */
  @Override
  public void send(OutgoingMail mail) {
    Promise<Void> sent = Promise.promise();
    Thread sending = Thread.ofVirtual().name("mail").start(() -> send(mail, sent));
    try {
      Waits.atMost(sent.future(), longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (Throwable failed) {
      // Waiting for a future may throw anything, checked or not. The interrupt closes the socket.
      sending.interrupt();
      throw new IllegalStateException(reason(failed), failed);
    }
  }

  private void send(OutgoingMail mail, Promise<Void> sent) {
    try {
      String recipient = ascii(mail.recipient());
      Session session = Session.getInstance(server.properties(!isAscii(recipient)));
      MimeMessage message = message(mail, recipient, session);
      Transport transport = session.getTransport("smtp");
      try {
        transport.connect(server.user(), server.password());
        transport.sendMessage(message, message.getAllRecipients());
      } finally {
        quit(transport);
      }
      sent.tryComplete();
    } catch (Throwable failed) {
      sent.tryFail(failed);
    }
  }

  /** What the server has taken is sent, however the two part. */
  private static void quit(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException gone) {
      LOG.debug("the mail server was left without a word: {}", gone.getMessage());
    }
  }

  /** In one line; what the server said stands in a cause. */
  private static String reason(Throwable failed) {
    return WHITE_SPACE.matcher(failed.toString()).replaceAll(" ");
  }

  private MimeMessage message(OutgoingMail mail, String recipient, Session session)
      throws MessagingException {
    MimeMessage message = new Named(session, "<" + mail.id() + "@" + server.domain() + ">");
    message.setFrom(server.sender());
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
    message.setSubject(mail.content().subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(mail.createdAt()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setContent(
        new MimeMultipart(
            "alternative",
            part(mail.content().text(), "plain"),
            part(mail.content().html(), "html")));
    message.saveChanges();
    return message;
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, StandardCharsets.UTF_8.name(), subtype);
    return part;
  }

  /** The domain as every server knows it; a name beyond ASCII needs a server with SMTPUTF8. */
  private static String ascii(String address) {
    int at = address.lastIndexOf('@');
    return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
  }

  private static boolean isAscii(String address) {
    return address.chars().allMatch(c -> c < 128);
  }

  /** A message that is named by whoever sends it. */
  private static final class Named extends MimeMessage {
    private final String id;

    Named(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
