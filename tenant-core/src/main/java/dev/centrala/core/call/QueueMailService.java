package dev.centrala.core.call;

import dev.centrala.core.access.User;
import dev.centrala.core.access.UserStore;
import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.Queue;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.SetUpStore;
import java.util.HashMap;
import java.util.Map;

/** Reads and changes who is told by mail of what happens in a queue; each change is audited. */
public final class QueueMailService {
  private final Transactions transactions;
  private final QueueMailStore mails;
  private final SetUpStore<QueueId, Queue> queues;
  private final UserStore users;
  private final AuditTrail trail;

  public QueueMailService(
      Transactions transactions,
      QueueMailStore mails,
      SetUpStore<QueueId, Queue> queues,
      UserStore users,
      AuditTrail trail) {
    this.transactions = transactions;
    this.mails = mails;
    this.queues = queues;
    this.users = users;
    this.trail = trail;
  }

  public QueueMail get(TenantId tenant, QueueId queue) {
    return transactions.inTenant(
        tenant,
        tx -> {
          require(tx, queue);
          return mails.find(tx, queue);
        });
  }

  /** Refuses somebody who is not of the tenant, or no longer, and a version that is not current. */
  public QueueMail change(TenantId tenant, Actor actor, QueueMail wanted) {
    return transactions.inTenant(
        tenant,
        tx -> {
          require(tx, wanted.queue());
          boolean known =
              wanted.responsible() == null
                  || users.find(tx, wanted.responsible()).filter(User::isActive).isPresent();
          if (!known) {
            throw RefusedException.invalid("/responsibleId", "is nobody of this business");
          }
          QueueMail after = mails.update(tx, wanted);
          trail.write(tx, actor, "queueMail.changed", "queue", after.queue().toString(), of(after));
          return after;
        });
  }

  private void require(Tx tx, QueueId queue) {
    if (queues.find(tx, queue).isEmpty()) {
      throw RefusedException.notFound("queue");
    }
  }

  private static Map<String, Object> of(QueueMail mail) {
    Map<String, Object> detail = new HashMap<>();
    detail.put("voicemails", mail.voicemails());
    detail.put("summaries", mail.summaries());
    if (mail.responsible() != null) {
      detail.put("responsibleId", mail.responsible().toString());
    }
    return detail;
  }
}
