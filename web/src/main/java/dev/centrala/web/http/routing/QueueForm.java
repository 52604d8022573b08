package dev.centrala.web.http.routing;

import dev.centrala.core.routing.Queue;
import dev.centrala.core.routing.ServiceLevel;
import dev.centrala.core.routing.pool.Selection;
import dev.centrala.core.routing.pool.WrapUpRule;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import dev.centrala.web.http.routing.QueueJson.RelaxationJson;
import dev.centrala.web.http.routing.QueueJson.RequirementJson;
import dev.centrala.web.http.routing.QueueJson.ServiceLevelJson;
import dev.centrala.web.http.routing.QueueJson.WrapUpJson;
import dev.centrala.web.http.tenant.SetUpOperations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queues as JSON and back, with the defaults of the contract. */
final class QueueForm implements SetUpOperations.Form<QueueId, Queue, QueueJson> {
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
        queue.requirements().stream().map(RequirementJson::of).toList(),
        queue.relaxations().stream().map(RelaxationJson::of).toList(),
        queue.selection().wireName(),
        queue.offerTimeoutSeconds(),
        WrapUpJson.of(queue.wrapUp()),
        queue.hours() == null ? null : queue.hours().toString(),
        queue.members().stream().map(UserId::toString).toList(),
        queue.closed());
  }

  @Override
  public Queue fromJson(QueueJson json, QueueId id, long version, @Nullable Queue current) {
    return new Queue(
        id,
        version,
        json.name() == null ? "" : json.name().strip(),
        json.priority() == null ? 0 : json.priority(),
        json.serviceLevel() == null ? ServiceLevel.DEFAULT : json.serviceLevel().level(),
        list(json.requirements()).stream().map(RequirementJson::requirement).toList(),
        list(json.relaxations()).stream().map(RelaxationJson::relaxed).toList(),
        json.selection() == null
            ? Selection.LONGEST_IDLE
            : Selection.fromWireName(json.selection()),
        json.offerTimeoutSeconds() == null
            ? Queue.DEFAULT_OFFER_TIMEOUT_SECONDS
            : json.offerTimeoutSeconds(),
        json.wrapUp() == null ? WrapUpRule.DEFAULT : json.wrapUp().rule(),
        json.hoursId() == null ? null : HoursId.parse(json.hoursId()),
        list(json.members()).stream().map(UserId::parse).distinct().toList(),
        json.closed() != null && json.closed());
  }

  private static <E> List<E> list(@Nullable List<E> items) {
    return items == null ? List.of() : items;
  }
}
