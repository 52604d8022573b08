package dev.centrala.connectors.twilio.webhook;

import dev.centrala.core.audit.AuditEntry;
import dev.centrala.core.audit.AuditLog;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.tenant.ConnectionAccess;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes forged webhooks to the tenant's audit log, one line a minute for a connection with the
 * number since the last line: a flood of forgeries costs the attacker more than the database.
 */
public final class AuditedForgeries implements ForgeryLog {
  private static final Logger LOG = LoggerFactory.getLogger(AuditedForgeries.class);
  private static final Duration PACE = Duration.ofMinutes(1);

  private record Count(Instant lastLine, int since) {}

  private final Transactions transactions;
  private final AuditLog audit;
  private final InstantSource clock;
  private final Map<ConnectionId, Count> counts = new ConcurrentHashMap<>();

  public AuditedForgeries(Transactions transactions, AuditLog audit, InstantSource clock) {
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public void forged(ConnectionAccess connection, String path) {
    Instant now = clock.instant();
    int[] toWrite = {0};
    counts.compute(
        connection.connection(),
        (id, count) -> {
          int since = count == null ? 1 : count.since() + 1;
          if (count == null || !now.isBefore(count.lastLine().plus(PACE))) {
            toWrite[0] = since;
            return new Count(now, 0);
          }
          return new Count(count.lastLine(), since);
        });
    if (toWrite[0] > 0) {
      write(connection, path, now, toWrite[0]);
    }
  }

  private void write(ConnectionAccess connection, String path, Instant now, int times) {
    try {
      transactions.doInTenant(
          connection.tenant(),
          tx ->
              audit.append(
                  tx,
                  new AuditEntry(
                      now,
                      Actor.provider("twilio"),
                      "webhook.forged",
                      "connection",
                      connection.connection().toString(),
                      Map.of("path", path, "times", times))));
    } catch (RuntimeException outage) {
      LOG.warn(
          "A forged webhook of connection {} could not be audited",
          connection.connection(),
          outage);
    }
  }
}
