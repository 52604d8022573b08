package dev.centrala.core.flow.graph;

import dev.centrala.core.shared.FieldError;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A flow as plain maps, lists and strings: {@code {"start", "error"?, "languages"?,
 * "nodes":[{"id","type",…}]}}, the form that is stored and sent; flow.schema.json describes it.
 * Reading refuses as invalid what is not of the form, with a pointer to the node.
 */
public final class FlowForm {
  private static final Map<String, Function<Fields, @Nullable FlowNode>> READERS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("branch", BranchNode::read),
              Map.entry("callBack", CallBackNode::read),
              Map.entry("collect", CollectNode::read),
              Map.entry("consent", ConsentNode::read),
              Map.entry("end", EndNode::read),
              Map.entry("enqueue", EnqueueNode::read),
              Map.entry("hours", HoursNode::read),
              Map.entry("http", HttpNode::read),
              Map.entry("language", LanguageNode::read),
              Map.entry("lookUp", LookUpNode::read),
              Map.entry("menu", MenuNode::read),
              Map.entry("record", RecordNode::read),
              Map.entry("return", ReturnNode::read),
              Map.entry("say", SayNode::read),
              Map.entry("send", SendNode::read),
              Map.entry("set", SetNode::read),
              Map.entry("subFlow", SubFlowNode::read),
              Map.entry("survey", SurveyNode::read),
              Map.entry("switch", SwitchNode::read),
              Map.entry("transfer", TransferNode::read),
              Map.entry("voicemail", VoicemailNode::read),
              Map.entry("wait", WaitNode::read)));

  private FlowForm() {}

  public static Map<String, Object> write(FlowDefinition flow) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("start", flow.start());
    Written.put(form, "error", flow.error());
    Written.unless(form, "languages", flow.languages(), List.of());
    form.put("nodes", flow.nodes().values().stream().map(FlowForm::write).toList());
    return form;
  }

  private static Map<String, Object> write(FlowNode node) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("id", node.id());
    form.put("type", node.type());
    node.write(form);
    node.exits()
        .targets()
        .forEach((exit, target) -> {
          if (!isWrittenInside(node, exit)) {
            form.put(exit, target);
          }
        });
    return form;
  }

  /** Options, cases and offers carry where they lead themselves. */
  private static boolean isWrittenInside(FlowNode node, String exit) {
    return switch (node) {
      case MenuNode menu -> menu.needed().contains(exit);
      case SwitchNode _ -> exit.startsWith("case");
      case EnqueueNode enqueue -> enqueue.needed().contains(exit);
      default -> false;
    };
  }

  public static FlowDefinition read(Map<String, Object> form) {
    if (!(form.get("nodes") instanceof List<?> list)) {
      throw RefusedException.invalid("/definition/nodes", "must be a list of nodes");
    }
    if (list.size() > FlowDefinition.MOST_NODES) {
      throw RefusedException.invalid(
          "/definition/nodes", "a flow has at most " + FlowDefinition.MOST_NODES + " nodes");
    }
    List<FieldError> errors = new ArrayList<>();
    Fields fields = new Fields("/definition", form, errors);
    String start = fields.name("start");
    String error = fields.optionalText("error", 60);
    List<String> languages = fields.texts("languages", 30);
    if (!languages.stream().allMatch(Fields::isLanguage)) {
      fields.wrong("languages", "must be language tags, such as en or de-CH");
    }
    Map<String, FlowNode> nodes = new LinkedHashMap<>();
    fields.each(
        "nodes",
        FlowDefinition.MOST_NODES,
        node -> {
          FlowNode read = node(node);
          if (read != null && nodes.putIfAbsent(read.id(), read) != null) {
            node.wrong("id", "is used twice");
          }
          return read;
        });
    fields.done();
    if (!errors.isEmpty()) {
      throw new RefusedException(new Refusal.Invalid("The flow is not of the right form.", errors));
    }
    return new FlowDefinition(start, error, languages, nodes);
  }

  private static @Nullable FlowNode node(Fields fields) {
    Function<Fields, @Nullable FlowNode> reader =
        fields.value("type") instanceof String type ? READERS.get(type) : null;
    if (reader == null) {
      fields.wrong("type", "must be one of " + String.join(", ", READERS.keySet()));
      fields.with(fields.names());
      return null;
    }
    return reader.apply(fields);
  }
}
