package dev.centrala.core.flow.graph;

import java.util.List;
import java.util.Map;

/**
 * Connects the customer with a number or a SIP address outside; {@code next} when that call is
 * over, {@code busy} or {@code noAnswer} where given, else the error exit.
 */
public record TransferNode(String id, String to, Exits exits) implements FlowNode {
  static TransferNode read(Fields fields) {
    return new TransferNode(
        fields.name("id"), fields.text("to", 200), fields.exits("next", "busy", "noAnswer"));
  }

  @Override
  public String type() {
    return "transfer";
  }

  @Override
  public List<String> needed() {
    return List.of();
  }

  @Override
  public Move enter(Moment now) {
    return now.await(new Instruction.Transfer(id, now.render(to)));
  }

  @Override
  public Move take(Moment now, FlowInput input) {
    if (input instanceof FlowInput.EffectDone && exits.of("next") == null) {
      return new Move.Finish("transferred");
    }
    if (input instanceof FlowInput.Failed failed && exits.of(failed.code()) != null) {
      return Move.leave(failed.code());
    }
    return FlowNode.super.take(now, input);
  }

  @Override
  public boolean waitsBefore(String exit) {
    return !exit.equals("error");
  }

  @Override
  public List<String> expressions() {
    return Moment.placeholders(to);
  }

  @Override
  public void write(Map<String, Object> form) {
    form.put("to", to);
  }
}
