package dev.centrala.core.flow.graph;

import dev.centrala.core.shared.FieldError;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A flow as plain maps, lists and strings: {@code {"start", "nodes":[{"id","type",…}]}}, the form
 * that is stored and sent. Reading refuses as invalid what is not of the form, with a pointer to
 * the node.
 */
public final class FlowForm {
  private static final int LONGEST_TEXT = 2_000;
  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "say", Set.of("id", "type", "text", "next"),
          "hours", Set.of("id", "type", "hoursId", "open", "closed"),
          "enqueue", enqueueFields(),
          "end", Set.of("id", "type", "outcome"));

  private FlowForm() {}

  private static Set<String> enqueueFields() {
    Set<String> fields =
        new HashSet<>(
            Set.of("id", "type", "queueId", "priority", "next", "full", "timeout", "closed"));
    fields.addAll(WishesForm.FIELDS);
    return fields;
  }

  public static Map<String, Object> write(FlowDefinition flow) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("start", flow.start());
    form.put("nodes", flow.nodes().values().stream().map(FlowForm::write).toList());
    return form;
  }

  private static Map<String, Object> write(FlowNode node) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("id", node.id());
    switch (node) {
      case FlowNode.Say say -> {
        form.put("type", "say");
        form.put("text", say.text());
        form.put("next", say.next());
      }
      case FlowNode.Hours hours -> {
        form.put("type", "hours");
        putIfPresent(form, "hoursId", hours.hours());
        form.put("open", hours.open());
        form.put("closed", hours.closed());
      }
      case FlowNode.Enqueue enqueue -> {
        form.put("type", "enqueue");
        form.put("queueId", enqueue.queue().toString());
        form.put("priority", enqueue.priority());
        WishesForm.write(enqueue.wishes(), form);
        putIfPresent(form, "next", enqueue.next());
        putIfPresent(form, "full", enqueue.exits().full());
        putIfPresent(form, "timeout", enqueue.exits().timeout());
        putIfPresent(form, "closed", enqueue.exits().closed());
      }
      case FlowNode.End end -> {
        form.put("type", "end");
        putIfPresent(form, "outcome", end.outcome());
      }
    }
    return form;
  }

  private static void putIfPresent(Map<String, Object> form, String name, @Nullable Object value) {
    if (value != null) {
      form.put(name, value.toString());
    }
  }

  public static FlowDefinition read(Map<String, Object> form) {
    List<FieldError> errors = new ArrayList<>();
    Map<String, FlowNode> nodes = new LinkedHashMap<>();
    if (!(form.get("nodes") instanceof List<?> list)) {
      throw RefusedException.invalid("/definition/nodes", "must be a list of nodes");
    }
    if (list.size() > FlowDefinition.MOST_NODES) {
      throw RefusedException.invalid(
          "/definition/nodes", "a flow has at most " + FlowDefinition.MOST_NODES + " nodes");
    }
    for (int i = 0; i < list.size(); i++) {
      NodeReader reader = new NodeReader("/definition/nodes/" + i, list.get(i), errors);
      FlowNode node = reader.node();
      if (node != null && nodes.putIfAbsent(node.id(), node) != null) {
        reader.wrong("id", "is used twice");
      }
    }
    if (!(form.get("start") instanceof String start)) {
      throw RefusedException.invalid("/definition/start", "must name a node");
    }
    if (!errors.isEmpty()) {
      throw new RefusedException(new Refusal.Invalid("The flow is not of the right form.", errors));
    }
    return new FlowDefinition(start, nodes);
  }

  /** Reads one node and notes what is wrong with it. */
  private record NodeReader(String pointer, Object form, List<FieldError> errors) {
    @Nullable FlowNode node() {
      if (!(form instanceof Map<?, ?> fields)) {
        errors.add(new FieldError(pointer, "must be an object"));
        return null;
      }
      String type = text(fields, "type", 20);
      Set<String> known = FIELDS.get(type);
      if (known == null) {
        wrong("type", "must be one of say, hours, enqueue, end");
        return null;
      }
      fields.keySet().stream()
          .filter(name -> !known.contains(String.valueOf(name)))
          .forEach(name -> wrong(String.valueOf(name), "unknown field"));
      String id = text(fields, "id", 60);
      return switch (type) {
        case "say" ->
            new FlowNode.Say(id, text(fields, "text", LONGEST_TEXT), text(fields, "next", 60));
        case "hours" ->
            new FlowNode.Hours(
                id, hours(fields), text(fields, "open", 60), text(fields, "closed", 60));
        case "enqueue" -> enqueue(fields, id);
        default -> new FlowNode.End(id, optional(fields, "outcome"));
      };
    }

    private @Nullable FlowNode enqueue(Map<?, ?> fields, String id) {
      String queue = text(fields, "queueId", 60);
      Object priority = fields.get("priority");
      String next = optional(fields, "next");
      Exits exits =
          new Exits(
              optional(fields, "full"), optional(fields, "timeout"), optional(fields, "closed"));
      if (priority != null && !(priority instanceof Integer)) {
        wrong("priority", "must be a whole number");
      }
      Wishes wishes = WishesForm.read(pointer, fields, errors);
      try {
        return new FlowNode.Enqueue(
            id,
            QueueId.parse(queue),
            priority instanceof Integer number ? number : 0,
            wishes,
            next,
            exits);
      } catch (RefusedException notAnId) {
        wrong("queueId", "is not an id");
        return null;
      }
    }

    private @Nullable HoursId hours(Map<?, ?> fields) {
      if (fields.get("hoursId") == null) {
        return null;
      }
      try {
        return HoursId.parse(text(fields, "hoursId", 60));
      } catch (RefusedException notAnId) {
        wrong("hoursId", "is not an id");
        return null;
      }
    }

    private @Nullable String optional(Map<?, ?> fields, String name) {
      return fields.get(name) == null ? null : text(fields, name, 60);
    }

    private String text(Map<?, ?> fields, String name, int longest) {
      if (fields.get(name) instanceof String text && !text.isBlank() && text.length() <= longest) {
        return text;
      }
      wrong(name, "must be text of 1 to " + longest + " characters");
      return "";
    }

    void wrong(String field, String detail) {
      errors.add(new FieldError(pointer + "/" + field, detail));
    }
  }
}
