package dev.centrala.core.flow.graph;

import dev.centrala.core.shared.QueueId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes a message, spoken or written, and keeps which; {@code silence} where none was left. A
 * spoken one waits in the queue for an agent: absent, in the one where the contact waited, or where
 * its entry point leads.
 */
public record VoicemailNode(
    String id, Words text, int maxSeconds, @Nullable QueueId queue, String variable, Exits exits)
    implements FlowNode {
  static VoicemailNode read(Fields fields) {
    return new VoicemailNode(
        fields.name("id"),
        fields.spoken(),
        fields.number("maxSeconds", 5, 600, 120),
        fields.has("queueId") ? fields.id("queueId", QueueId::parse) : null,
        fields.has("variable") ? fields.variable("variable") : "voicemail",
        fields.exits("next", "silence"));
  }

  @Override
  public String type() {
    return "voicemail";
  }

  @Override
  public Move enter(Moment now) {
    return now.await(new Instruction.Voicemail(id, text.prompt(now), maxSeconds, queue));
  }

  @Override
  public Move take(Moment now, FlowInput input) {
    return switch (input) {
      case FlowInput.Recorded left ->
          left(now, Map.of("recordingId", left.recording(), "seconds", left.seconds()));
      case FlowInput.Text left -> left(now, Map.of("text", left.text()));
      case FlowInput.Silence _ -> Move.leave(exits.of("silence") == null ? "next" : "silence");
      default -> FlowNode.super.take(now, input);
    };
  }

  private Move left(Moment now, Map<String, Object> message) {
    now.set(variable, message);
    now.note("flow.voicemail", message);
    return Move.leave("next");
  }

  @Override
  public boolean waitsBefore(String exit) {
    return !exit.equals("error");
  }

  @Override
  public List<Words> words() {
    return List.of(text);
  }

  @Override
  public void write(Map<String, Object> form) {
    Written.spoken(form, text);
    Written.unless(form, "maxSeconds", maxSeconds, 120);
    Written.put(form, "queueId", queue);
    Written.unless(form, "variable", variable, "voicemail");
  }
}
