package dev.centrala.web.http.routing;

import dev.centrala.core.routing.AsksForm;
import dev.centrala.core.routing.Queue;
import dev.centrala.core.routing.QueueServing;
import dev.centrala.core.routing.Ranking;
import dev.centrala.core.routing.RelaxedRequirements;
import dev.centrala.core.routing.Requirement;
import dev.centrala.core.routing.Ringing;
import dev.centrala.core.routing.ServiceLevel;
import dev.centrala.core.routing.pool.Limits;
import dev.centrala.core.routing.pool.Order;
import dev.centrala.core.routing.pool.Overflow;
import dev.centrala.core.routing.pool.Selection;
import dev.centrala.core.routing.pool.WrapUpRule;
import dev.centrala.core.shared.FieldError;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import dev.centrala.web.http.routing.QueueJson.OverflowJson;
import dev.centrala.web.http.routing.QueueJson.RankJson;
import dev.centrala.web.http.routing.QueueJson.RingJson;
import dev.centrala.web.http.routing.QueueJson.ServiceLevelJson;
import dev.centrala.web.http.routing.QueueJson.WrapUpJson;
import dev.centrala.web.http.tenant.SetUpOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Queues as JSON and back, with the defaults of the contract. */
final class QueueForm implements SetUpOperations.Form<QueueId, Queue, QueueJson> {
  /** Keeps the place of a rank whose id is none, which is refused. */
  private static final UserId NOBODY = new UserId(new UUID(0, 0));

  @Override
  public Class<QueueJson> type() {
    return QueueJson.class;
  }

  @Override
  public QueueJson toJson(Queue queue) {
    return new QueueJson(
        queue.id().toString(),
        queue.version(),
        queue.name(),
        queue.priority(),
        ServiceLevelJson.of(queue.serviceLevel()),
        AsksForm.write(queue.requirements()),
        AsksForm.writeRelaxations(queue.relaxations()),
        queue.selection().wireName(),
        queue.offerTimeoutSeconds(),
        WrapUpJson.of(queue.wrapUp()),
        queue.hours() == null ? null : queue.hours().toString(),
        queue.members().stream().map(UserId::toString).toList(),
        queue.limits().closed(),
        queue.serving().order().wireName(),
        queue.serving().ranks().stream().map(RankJson::of).toList(),
        queue.serving().paused(),
        queue.serving().autoAccept(),
        RingJson.of(queue.serving().ringing()),
        orNull(queue.limits().maxLength()),
        orNull(queue.limits().maxWaitSeconds()),
        queue.limits().overflows().stream().map(OverflowJson::of).toList(),
        queue.limits().emptyOnClose(),
        queue.limits().shortAbandonSeconds());
  }

  @Override
  public Queue fromJson(QueueJson json, QueueId id, long version, @Nullable Queue current) {
    List<FieldError> errors = new ArrayList<>();
    AsksForm form = new AsksForm(errors);
    List<Requirement> requirements = form.requirements("/requirements", json.requirements());
    List<RelaxedRequirements> relaxations = form.relaxations("/relaxations", json.relaxations());
    List<UserId> members = members(form, list(json.members()));
    QueueServing serving = serving(form, json);
    Limits limits = limits(form, json);
    if (!errors.isEmpty()) {
      throw new RefusedException(
          new Refusal.Invalid("The queue is not of the right form.", errors));
    }
    return new Queue(
        id,
        version,
        json.name() == null ? "" : json.name().strip(),
        json.priority() == null ? 0 : json.priority(),
        json.serviceLevel() == null ? ServiceLevel.DEFAULT : json.serviceLevel().level(),
        requirements,
        relaxations,
        json.selection() == null
            ? Selection.LONGEST_IDLE
            : Selection.fromWireName(json.selection()),
        json.offerTimeoutSeconds() == null
            ? Queue.DEFAULT_OFFER_TIMEOUT_SECONDS
            : json.offerTimeoutSeconds(),
        json.wrapUp() == null ? WrapUpRule.DEFAULT : json.wrapUp().rule(),
        json.hoursId() == null ? null : HoursId.parse(json.hoursId()),
        members,
        limits,
        serving);
  }

  /** Each user once, in order. */
  static List<UserId> members(AsksForm form, List<String> members) {
    List<UserId> users = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      UserId user = form.id("/members/" + i, members.get(i), UserId::parse);
      if (user != null && !users.contains(user)) {
        users.add(user);
      }
    }
    return users;
  }

  private static QueueServing serving(AsksForm form, QueueJson json) {
    List<Ranking> ranks = new ArrayList<>();
    for (RankJson each : list(json.ranks())) {
      UserId user = form.id("/ranks/" + ranks.size() + "/userId", each.userId(), UserId::parse);
      ranks.add(
          new Ranking(
              user == null ? NOBODY : user,
              each.rank() == null ? 1 : each.rank(),
              each.delaySeconds() == null ? 0 : each.delaySeconds()));
    }
    return new QueueServing(
        json.order() == null ? Order.FIFO : Order.fromWireName(json.order()),
        ranks,
        json.paused() != null && json.paused(),
        json.autoAccept() != null && json.autoAccept(),
        json.ring() == null ? Ringing.SEQUENTIAL : json.ring().ringing());
  }

  private static Limits limits(AsksForm form, QueueJson json) {
    List<Overflow> overflows = new ArrayList<>();
    List<OverflowJson> asked = list(json.overflows());
    for (int i = 0; i < asked.size(); i++) {
      OverflowJson each = asked.get(i);
      QueueId to = form.id("/overflows/" + i + "/queueId", each.queueId(), QueueId::parse);
      if (to != null) {
        overflows.add(
            new Overflow(Overflow.Trigger.fromWireName(each.when()), each.threshold(), to));
      }
    }
    return new Limits(
        orNone(json.maxLength()),
        orNone(json.maxWaitSeconds()),
        overflows,
        Boolean.TRUE.equals(json.closed()),
        Boolean.TRUE.equals(json.emptyOnClose()),
        orNone(json.shortAbandonSeconds()));
  }

  /** In JSON, no limit is null. */
  private static @Nullable Integer orNull(int limit) {
    return limit == 0 ? null : limit;
  }

  private static int orNone(@Nullable Integer limit) {
    return limit == null ? 0 : limit;
  }

  private static <E> List<E> list(@Nullable List<E> items) {
    return items == null ? List.of() : items;
  }
}
