package dev.centrala.web.http.report;

import dev.centrala.core.access.Permission;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.routing.RoutingPools;
import dev.centrala.core.routing.ServiceLevel;
import dev.centrala.core.routing.ServiceLevels;
import dev.centrala.core.routing.pool.DayNumbers;
import dev.centrala.core.routing.pool.PoolAnswer;
import dev.centrala.core.routing.pool.PoolQuery;
import dev.centrala.core.shared.QueueId;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What goes on now, straight from the pool. */
public final class LiveRoutes implements Routes {
  private final RoutingPools pools;
  private final Transactions transactions;
  private final ServiceLevels levels;

  public LiveRoutes(RoutingPools pools, Transactions transactions, ServiceLevels levels) {
    this.pools = pools;
    this.transactions = transactions;
    this.levels = levels;
  }

  @Override
  public void bind(Operations operations) {
    operations.handle("liveMetrics", Permission.SUPERVISE, this::live);
    operations.handle("listColleagues", Permission.HANDLE_WORK, this::colleagues);
  }

  private PoolAnswer.LiveNumbers ask(Request request) {
    return (PoolAnswer.LiveNumbers) pools.ask(request.caller().tenant(), new PoolQuery.Live());
  }

  private Reply colleagues(Request request) {
    return Reply.ok(
        new ColleaguesJson(ask(request).agents().stream().map(ColleagueJson::of).toList()));
  }

  private Reply live(Request request) {
    PoolAnswer.LiveNumbers now = ask(request);
    Map<QueueId, ServiceLevel> promised =
        transactions.inTenant(request.caller().tenant(), levels::all);
    return Reply.ok(
        new LiveJson(
            Instant.ofEpochMilli(now.asOfMillis()),
            now.queues().stream()
                .map(queue -> QueueJson.of(queue, promised.get(queue.queue())))
                .toList(),
            now.agents().stream().map(AgentJson::of).toList(),
            now.nobodyFits().stream().map(NobodyFitsJson::of).toList()));
  }

  /** Who takes work, for those who hand some over. */
  public record ColleaguesJson(List<ColleagueJson> items) {}

  /** One of them; no figures, which are the supervisors'. */
  public record ColleagueJson(String userId, String name, String presence) {
    static ColleagueJson of(PoolAnswer.AgentNumbers agent) {
      return new ColleagueJson(agent.agent().toString(), agent.name(), agent.presence().wireName());
    }
  }

  /** Live figures as they are sent. */
  public record LiveJson(
      Instant asOf,
      List<QueueJson> queues,
      List<AgentJson> agents,
      List<NobodyFitsJson> nobodyFits) {}

  /** What waits for somebody whom there is not. */
  public record NobodyFitsJson(String queueId, String missing, int contacts, String interactionId) {
    static NobodyFitsJson of(PoolAnswer.NobodyFits lost) {
      return new NobodyFitsJson(
          lost.queue().toString(), lost.missing(), lost.contacts(), lost.first().toString());
    }
  }

  /** What a queue promises: the share of contacts to be answered within so many seconds. */
  public record ServiceLevelJson(int seconds, int percent) {
    static ServiceLevelJson of(ServiceLevel level) {
      return new ServiceLevelJson(level.seconds(), level.percent());
    }
  }

  /** One queue now; the service level is absent of a queue that has just been deleted. */
  public record QueueJson(
      String queueId,
      String name,
      int waiting,
      int offered,
      int assigned,
      long longestWaitSeconds,
      TodayJson today,
      boolean paused,
      boolean closed,
      @Nullable ServiceLevelJson serviceLevel) {
    static QueueJson of(PoolAnswer.QueueNumbers queue, @Nullable ServiceLevel promised) {
      return new QueueJson(
          queue.queue().toString(),
          queue.name(),
          queue.waiting(),
          queue.offered(),
          queue.assigned(),
          queue.longestWaitSeconds(),
          TodayJson.of(queue.today()),
          queue.paused(),
          queue.closed(),
          promised == null ? null : ServiceLevelJson.of(promised));
    }
  }

  /** One queue since the day began; the service level is absent while nothing counts for it. */
  public record TodayJson(
      int answered,
      int answeredInTime,
      int abandoned,
      int shortAbandoned,
      int turnedAway,
      @Nullable Integer serviceLevelPerMille) {
    static TodayJson of(DayNumbers today) {
      int level = today.serviceLevelPerMille();
      return new TodayJson(
          today.answered(),
          today.answeredInTime(),
          today.abandoned(),
          today.shortAbandoned(),
          today.turnedAway(),
          level < 0 ? null : level);
    }
  }

  /** One agent now. */
  public record AgentJson(
      String userId,
      String name,
      String presence,
      @Nullable String reason,
      Instant since,
      @Nullable String pendingState,
      int used,
      int capacity,
      int assigned,
      int handledToday) {
    static AgentJson of(PoolAnswer.AgentNumbers agent) {
      return new AgentJson(
          agent.agent().toString(),
          agent.name(),
          agent.presence().wireName(),
          agent.reason(),
          Instant.ofEpochMilli(agent.sinceMillis()),
          agent.pending() == null ? null : agent.pending().wireName(),
          agent.used(),
          agent.capacity(),
          agent.assigned(),
          agent.handledToday());
    }
  }
}
