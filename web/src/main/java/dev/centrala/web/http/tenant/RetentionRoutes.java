package dev.centrala.web.http.tenant;

import dev.centrala.core.access.Permission;
import dev.centrala.core.tenant.retention.Kept;
import dev.centrala.core.tenant.retention.Retention;
import dev.centrala.core.tenant.retention.RetentionService;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long the caller's own tenant keeps things; 0 days, as sent and as shown, is for good. */
public final class RetentionRoutes implements Routes {
  private final RetentionService retention;

  public RetentionRoutes(RetentionService retention) {
    this.retention = retention;
  }

  @Override
  public void bind(Operations operations) {
    operations.handle("getRetention", Permission.READ_SETUP, this::get);
    operations.handle("changeRetention", Permission.MANAGE_TENANT, this::change);
  }

  private Reply get(Request request) {
    return reply(request, retention.get(request.caller().tenant()));
  }

  private Reply change(Request request) {
    long version = request.ifMatch();
    Map<Kept, Integer> changes = request.body(DaysJson.class).toChanges();
    return reply(
        request,
        retention.change(request.caller().tenant(), request.caller().actor(), changes, version));
  }

  private static Reply reply(Request request, Retention retention) {
    return Reply.ok(RetentionJson.of(request.caller().tenant().toString(), retention))
        .withEtag(retention.version());
  }

  private record DaysJson(
      @Nullable Integer timelinesDays,
      @Nullable Integer messagesDays,
      @Nullable Integer explanationsDays,
      @Nullable Integer auditDays,
      @Nullable Integer recordingsDays) {
    Map<Kept, Integer> toChanges() {
      Map<Kept, Integer> changes = new EnumMap<>(Kept.class);
      put(changes, Kept.TIMELINES, timelinesDays);
      put(changes, Kept.MESSAGES, messagesDays);
      put(changes, Kept.EXPLANATIONS, explanationsDays);
      put(changes, Kept.AUDIT, auditDays);
      put(changes, Kept.RECORDINGS, recordingsDays);
      return changes;
    }

    private static void put(Map<Kept, Integer> changes, Kept kind, @Nullable Integer days) {
      if (days != null) {
        changes.put(kind, days);
      }
    }
  }

  private record RetentionJson(
      String id,
      long version,
      int timelinesDays,
      int messagesDays,
      int explanationsDays,
      int auditDays,
      int recordingsDays) {
    static RetentionJson of(String id, Retention retention) {
      return new RetentionJson(
          id,
          retention.version(),
          retention.days().getOrDefault(Kept.TIMELINES, 0),
          retention.days().getOrDefault(Kept.MESSAGES, 0),
          retention.days().getOrDefault(Kept.EXPLANATIONS, 0),
          retention.days().getOrDefault(Kept.AUDIT, 0),
          retention.days().getOrDefault(Kept.RECORDINGS, 0));
    }
  }
}
