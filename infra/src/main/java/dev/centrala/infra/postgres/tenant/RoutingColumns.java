package dev.centrala.infra.postgres.tenant;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.centrala.core.tenant.Interruption;
import dev.centrala.core.tenant.PresenceReason;
import dev.centrala.infra.postgres.JsonColumn;
import io.vertx.sqlclient.Row;
import java.util.List;

/** The tenant's lists for routing as JSON columns, read as text or as the driver has them. */
public final class RoutingColumns {
  private final JsonColumn json;

  public RoutingColumns(JsonColumn json) {
    this.json = json;
  }

  private record InterruptionColumn(String by, String interrupted) {}

  private record ReasonColumn(String state, String name) {}

  String writeInterruptions(List<Interruption> interruptions) {
    return json.write(
        interruptions.stream()
            .map(each -> new InterruptionColumn(each.by(), each.interrupted()))
            .toList());
  }

  public List<Interruption> interruptions(Row row) {
    return json
        .read(text(row, "interruptions"), new TypeReference<List<InterruptionColumn>>() {})
        .stream()
        .map(each -> new Interruption(each.by(), each.interrupted()))
        .toList();
  }

  String writeReasons(List<PresenceReason> reasons) {
    return json.write(
        reasons.stream().map(each -> new ReasonColumn(each.state(), each.name())).toList());
  }

  List<PresenceReason> reasons(Row row) {
    return json
        .read(text(row, "presence_reasons"), new TypeReference<List<ReasonColumn>>() {})
        .stream()
        .map(each -> new PresenceReason(each.state(), each.name()))
        .toList();
  }

  private static String text(Row row, String column) {
    return String.valueOf(row.getValue(column));
  }
}
