package dev.centrala.core.flow.graph;

import java.util.List;
import java.util.Map;

/**
 * Says that the contact is recorded, or asks whether it may be ({@code ask}), and begins the
 * recording; {@code refused} where the customer says no or nothing.
 */
public record ConsentNode(String id, Asking asking, boolean ask, Exits exits) implements FlowNode {
  static ConsentNode read(Fields fields) {
    return new ConsentNode(
        fields.name("id"),
        Asking.read(fields),
        fields.flag("ask", false),
        fields.exits("next", "refused"));
  }

  @Override
  public String type() {
    return "consent";
  }

  @Override
  public List<String> needed() {
    return ask ? List.of("next", "refused") : List.of("next");
  }

  @Override
  public Move enter(Moment now) {
    if (ask) {
      return asking.ask(now, YesNo.answer(now));
    }
    now.say(asking.text());
    return decided(now, "announced", true);
  }

  @Override
  public Move take(Moment now, FlowInput input) {
    Asking.Answer answer = YesNo.answer(now);
    return asking
        .question(now, answer)
        .chosen(input)
        .map(said ->
            said.id().equals("yes")
                ? decided(now, "granted", true)
                : decided(now, "refused", false))
        .orElseGet(() -> {
          Move move = asking.missed(now, input, answer, "silence");
          return move.equals(Move.leave("silence")) ? decided(now, "refused", false) : move;
        });
  }

  private Move decided(Moment now, String how, boolean records) {
    now.note("flow.consent", Map.of("node", id, "recording", how));
    now.pass(new Instruction.SetRecording(id, records));
    return Move.leave(records ? "next" : "refused");
  }

  @Override
  public boolean waitsBefore(String exit) {
    return ask && !exit.equals("error");
  }

  @Override
  public List<Words> words() {
    return asking.words();
  }

  @Override
  public void write(Map<String, Object> form) {
    asking.write(form);
    Written.unless(form, "ask", ask, false);
  }
}
