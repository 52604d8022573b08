package dev.centrala.infra.postgres.routing;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.centrala.core.routing.QueueServing;
import dev.centrala.core.routing.Ranking;
import dev.centrala.core.routing.Ringing;
import dev.centrala.core.routing.pool.Order;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.JsonColumn;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a queue serves, as a JSON column; what is not there is as usual. How many are asked at once
 * has columns of its own.
 */
final class ServingJson {
  private final JsonColumn json;

  ServingJson(JsonColumn json) {
    this.json = json;
  }

  private record ServingColumn(
      @Nullable String order,
      @Nullable List<RankColumn> ranks,
      @Nullable Boolean paused,
      @Nullable Boolean autoAccept) {}

  private record RankColumn(UUID userId, int rank, int delaySeconds) {}

  String write(QueueServing serving) {
    return json.write(
        new ServingColumn(
            serving.order().wireName(),
            serving.ranks().stream()
                .map(r -> new RankColumn(r.user().value(), r.rank(), r.delaySeconds()))
                .toList(),
            serving.paused(),
            serving.autoAccept()));
  }

  QueueServing read(String text) {
    ServingColumn column = json.read(text, new TypeReference<ServingColumn>() {});
    return new QueueServing(
        column.order() == null ? Order.FIFO : Order.fromWireName(column.order()),
        column.ranks() == null
            ? List.of()
            : column.ranks().stream()
                .map(r -> new Ranking(new UserId(r.userId()), r.rank(), r.delaySeconds()))
                .toList(),
        Boolean.TRUE.equals(column.paused()),
        Boolean.TRUE.equals(column.autoAccept()),
        Ringing.SEQUENTIAL);
  }
}
