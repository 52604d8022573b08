package dev.centrala.infra.mail;

import dev.centrala.core.access.MailAddress;
import dev.centrala.core.call.WorkMail;
import dev.centrala.core.call.WorkMailer;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.MailId;
import java.time.InstantSource;
import java.util.Locale;

/** Puts mails about contacts in the queue of the transaction. */
public final class QueuedWorkMailer implements WorkMailer {
  private final MailQueue queue;
  private final MailTexts texts;
  private final InstantSource clock;

  public QueuedWorkMailer(MailQueue queue, String publicUrl, InstantSource clock) {
    this.queue = queue;
    this.texts = new MailTexts(publicUrl);
    this.clock = clock;
  }

  @Override
  public void send(Tx tx, MailAddress to, Locale locale, WorkMail mail) {
    MailContent content = texts.of(mail, locale);
    queue.add(tx, new OutgoingMail(MailId.next(), to.value(), content, 0, clock.instant()));
  }
}
