package dev.centrala.infra.mail;

import dev.centrala.core.events.DirectoryTx;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.MailId;
import dev.centrala.core.shared.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mails that wait, and in the demo those that were sent. */
public interface MailQueue {
  void add(Tx tx, OutgoingMail mail);

  List<TenantId> tenantsWithDueMail(DirectoryTx tx, Instant now);

  /**
   * A due mail, hidden from other nodes until {@code leaseEnd}; one that cannot be opened is passed
   * over until then.
   */
  Optional<OutgoingMail> claim(Tx tx, Instant now, Instant leaseEnd);

  /** Drops the content unless {@code keepContent}. */
  void sent(Tx tx, MailId id, boolean keepContent);

  /** Tries again at {@code nextAttempt}, or never when that is absent. */
  void failed(Tx tx, MailId id, String error, @Nullable Instant nextAttempt);

  List<TenantId> tenantsWithMailTo(DirectoryTx tx, @Nullable String recipient);

  /** The newest mails whose content is still there. */
  List<OutgoingMail> newest(Tx tx, @Nullable String recipient);
}
