package dev.centrala.infra.postgres.access;

import dev.centrala.core.access.SessionEnder;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.SessionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.sqlclient.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells this node which sessions have ended on any node. Asks the database each second or so,
 * because a message may be lost and a revoked user's socket must not live on.
 */
public final class EndedSessions {
  private final Transactions transactions;
  private final SessionEnder local;
  private Set<SessionId> told = new HashSet<>();

  public EndedSessions(Transactions transactions, SessionEnder local) {
    this.transactions = transactions;
    this.local = local;
  }

  /**
   * One look. It goes back half a minute, since a transaction may commit that much later than its
   * stamp. Not for two threads.
   */
  public void look() {
    List<Row> recent =
        transactions.inDirectory(tx ->
            PgTx.of(tx)
                .rows(
                    """
                    SELECT tenant_id, user_id, session_id FROM directory.ended_sessions
                    WHERE ended_at > clock_timestamp() - interval '30 seconds'\
                    """));
    Set<SessionId> seen = new HashSet<>();
    for (Row row : recent) {
      SessionId session = new SessionId(row.getUUID("session_id"));
      seen.add(session);
      if (!told.contains(session)) {
        local.ended(
            new TenantId(row.getUUID("tenant_id")), new UserId(row.getUUID("user_id")), session);
      }
    }
    told = seen;
  }
}
