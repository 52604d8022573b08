package dev.centrala.infra.mail;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.TenantId;
import dev.centrala.web.http.access.MailboxRoutes.Mail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the demo shows of outgoing mail, of all tenants. */
public final class Mailbox {
  private static final int SHOWN = 200;

  private final Transactions transactions;
  private final MailQueue queue;

  public Mailbox(Transactions transactions, MailQueue queue) {
    this.transactions = transactions;
    this.queue = queue;
  }

  /** The newest first, to one recipient or to all. */
  public List<Mail> newest(Optional<String> recipient) {
    String to = recipient.map(address -> address.strip().toLowerCase(Locale.ROOT)).orElse(null);
    List<OutgoingMail> mails = new ArrayList<>();
    for (TenantId tenant : transactions.inDirectory(tx -> queue.tenantsWithMailTo(tx, to))) {
      mails.addAll(transactions.inTenant(tenant, tx -> queue.newest(tx, to)));
    }
    return mails.stream()
        .sorted(
            Comparator.comparing(OutgoingMail::createdAt)
                .thenComparing(mail -> mail.id().toString())
                .reversed())
        .limit(SHOWN)
        .map(mail ->
            new Mail(
                mail.recipient(),
                mail.content().subject(),
                mail.content().text(),
                mail.content().links(),
                mail.createdAt()))
        .toList();
  }
}
