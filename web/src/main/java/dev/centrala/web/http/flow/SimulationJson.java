package dev.centrala.web.http.flow;

import dev.centrala.core.flow.FlowSimulation;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.flow.graph.Prompt;
import dev.centrala.core.flow.graph.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A simulated path as it is sent. */
public record SimulationJson(List<StepJson> steps, boolean over, @Nullable String outcome) {
  /** One input, where it led, and what the customer was told or asked. */
  public record StepJson(
      Map<String, Object> input,
      boolean byItself,
      List<String> nodes,
      List<Map<String, Object>> instructions,
      Map<String, Object> variables) {}

  static SimulationJson of(FlowSimulation.Path path) {
    List<StepJson> steps =
        path.moments().stream()
            .map(moment ->
                new StepJson(
                    InputForm.write(moment.input()),
                    moment.own(),
                    moment.nodes(),
                    moment.instructions().stream().map(SimulationJson::write).toList(),
                    moment.variables()))
            .toList();
    String outcome = null;
    for (Instruction last : path.moments().getLast().instructions()) {
      outcome = last instanceof Instruction.End end ? end.outcome() : outcome;
    }
    return new SimulationJson(steps, path.over(), outcome);
  }

  private static Map<String, Object> write(Instruction instruction) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("node", instruction.node());
    switch (instruction) {
      case Instruction.Say say -> put(form, "say", say.prompt().text());
      case Instruction.Ask ask -> ask(form, ask.question());
      case Instruction.Enqueue enqueue -> put(form, "enqueue", enqueue.queue().toString());
      case Instruction.Voicemail voicemail -> put(form, "voicemail", voicemail.prompt().text());
      case Instruction.Transfer transfer -> put(form, "transfer", transfer.address());
      case Instruction.CallBack callBack -> put(form, "callBack", callBack.number());
      case Instruction.Send send -> put(form, "send", send.to() + ": " + send.text());
      case Instruction.SetRecording recording -> put(form, "record", recording.on());
      case Instruction.Wait wait -> put(form, wait.effect() ? "request" : "wait", wait.seconds());
      case Instruction.Handover handover -> put(form, "handover", handover.channel().wireName());
      case Instruction.End end -> put(form, "end", end.outcome() == null ? "" : end.outcome());
    }
    return form;
  }

  private static void ask(Map<String, Object> form, Question question) {
    put(
        form,
        "ask",
        question.prompts().stream().map(Prompt::text).collect(Collectors.joining(" ")));
    form.put(
        "options",
        question.options().stream()
            .map(option -> Map.of("id", option.id(), "label", option.label()))
            .toList());
  }

  private static void put(Map<String, Object> form, String does, Object value) {
    form.put("does", does);
    form.put("what", value);
  }
}
