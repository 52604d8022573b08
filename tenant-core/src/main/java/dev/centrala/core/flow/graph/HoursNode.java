package dev.centrala.core.flow.graph;

import dev.centrala.core.shared.HoursId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Goes one way inside the hours and another outside of them, and on holidays by {@code holiday}
 * where that is given; without hours it is always open.
 */
public record HoursNode(String id, @Nullable HoursId hours, Exits exits) implements FlowNode {
  static HoursNode read(Fields fields) {
    return new HoursNode(
        fields.name("id"),
        fields.has("hoursId") ? fields.id("hoursId", HoursId::parse) : null,
        fields.exits("open", "closed", "holiday"));
  }

  @Override
  public String type() {
    return "hours";
  }

  @Override
  public List<String> needed() {
    return List.of("open", "closed");
  }

  @Override
  public Move enter(Moment now) {
    FlowWorld.Opening opening = hours == null ? FlowWorld.Opening.OPEN : now.world().opening(hours);
    return switch (opening) {
      case OPEN -> Move.leave("open");
      case CLOSED -> Move.leave("closed");
      case HOLIDAY -> Move.leave(exits.of("holiday") == null ? "closed" : "holiday");
    };
  }

  @Override
  public void write(Map<String, Object> form) {
    Written.put(form, "hoursId", hours);
  }
}
