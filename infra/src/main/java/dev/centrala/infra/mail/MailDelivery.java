package dev.centrala.infra.mail;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due, at least once: a node that dies while sending leaves the mail to another after
 * the lease. A mail that fails is tried again after 10 s, 20 s, 40 s … for about two days.
 */
public final class MailDelivery {
  private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration FIRST_DELAY = Duration.ofSeconds(10);
  private static final Duration LONGEST_DELAY = Duration.ofHours(4);
  private static final int MOST_ATTEMPTS = 24;
  private static final int MOST_IN_TURN = 20;

  private final Transactions transactions;
  private final MailQueue queue;
  private final MailSender sender;
  private final boolean keepSent;
  private final InstantSource clock;

  /** {@code keepSent}: for the mailbox of the demo. */
  public MailDelivery(
      Transactions transactions,
      MailQueue queue,
      MailSender sender,
      boolean keepSent,
      InstantSource clock) {
    this.transactions = transactions;
    this.queue = queue;
    this.sender = sender;
    this.keepSent = keepSent;
    this.clock = clock;
  }

  /** One look at the queue; to be called again and again, on a virtual thread. */
  public void deliverDue() {
    Instant now = clock.instant();
    for (TenantId tenant : transactions.inDirectory(tx -> queue.tenantsWithDueMail(tx, now))) {
      try {
        deliverDue(tenant);
      } catch (RuntimeException failed) {
        LOG.warn("the mails of tenant {} have to wait: {}", tenant, failed.toString());
      }
    }
  }

  /** Each is claimed when its turn has come: a server may be slow. */
  private void deliverDue(TenantId tenant) {
    for (int i = 0; i < MOST_IN_TURN; i++) {
      Instant now = clock.instant();
      Optional<OutgoingMail> mail =
          transactions.inTenant(tenant, tx -> queue.claim(tx, now, now.plus(LEASE)));
      if (mail.isEmpty()) {
        return;
      }
      deliver(tenant, mail.get());
    }
  }

  private void deliver(TenantId tenant, OutgoingMail mail) {
    try {
      sender.send(mail);
    } catch (RuntimeException failed) {
      LOG.warn("mail {} of tenant {} could not be sent: {}", mail.id(), tenant, failed.toString());
      transactions.doInTenant(
          tenant, tx -> queue.failed(tx, mail.id(), failed.toString(), next(mail.attempts() + 1)));
      return;
    }
    transactions.doInTenant(tenant, tx -> queue.sent(tx, mail.id(), keepSent));
  }

  private @Nullable Instant next(int attempts) {
    if (attempts >= MOST_ATTEMPTS) {
      return null;
    }
    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(attempts - 1, 20));
    return clock.instant().plus(delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY);
  }
}
