package dev.centrala.web.http.audit;

import dev.centrala.core.access.Permission;
import dev.centrala.core.audit.AuditLine;
import dev.centrala.core.audit.AuditLog;
import dev.centrala.core.events.Transactions;
import dev.centrala.web.http.Items;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The audit log, newest first. */
public final class AuditRoutes implements Routes {
  private final Transactions transactions;
  private final AuditLog log;

  public AuditRoutes(Transactions transactions, AuditLog log) {
    this.transactions = transactions;
    this.log = log;
  }

  @Override
  public void bind(Operations operations) {
    operations.handle("listAudit", Permission.READ_AUDIT, this::list);
  }

  private Reply list(Request request) {
    return Reply.ok(
        Items.of(
            transactions
                .inTenant(request.caller().tenant(), tx -> log.list(tx, request.page()))
                .map(LineJson::of)));
  }

  private record ActorJson(String kind, @Nullable String id, @Nullable String name) {}

  private record SubjectJson(String kind, String id) {}

  private record LineJson(
      String id,
      Instant at,
      ActorJson actor,
      String action,
      SubjectJson subject,
      Map<String, Object> detail) {
    static LineJson of(AuditLine line) {
      var entry = line.entry();
      return new LineJson(
          line.id().toString(),
          entry.at(),
          new ActorJson(entry.actor().kind().wireName(), entry.actor().id(), line.actorName()),
          entry.action(),
          new SubjectJson(entry.subjectKind(), entry.subjectId()),
          entry.detail());
    }
  }
}
