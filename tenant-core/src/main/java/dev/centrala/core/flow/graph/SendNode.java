package dev.centrala.core.flow.graph;

import dev.centrala.core.shared.Channel;
import java.util.List;
import java.util.Map;

/**
 * Writes to the customer on another channel; with {@code goOn} the contact continues there, the
 * same interaction with one history, and what follows is said and asked on that channel.
 */
public record SendNode(String id, Channel channel, String to, Words text, boolean goOn, Exits exits)
    implements FlowNode {
  static SendNode read(Fields fields) {
    fields.oneOf("channel", "sms");
    return new SendNode(
        fields.name("id"),
        Channel.SMS,
        fields.has("to") ? fields.expression("to") : "customer.phone",
        fields.words("text"),
        fields.flag("goOn", false),
        fields.exits("next"));
  }

  @Override
  public String type() {
    return "send";
  }

  @Override
  public Move enter(Moment now) {
    return now.await(
        new Instruction.Send(
            id, channel, now.render("{{" + to + "}}"), text.prompt(now).text(), goOn));
  }

  @Override
  public List<Words> words() {
    return List.of(text);
  }

  @Override
  public List<String> expressions() {
    return List.of(to);
  }

  @Override
  public void write(Map<String, Object> form) {
    form.put("channel", channel.wireName());
    Written.unless(form, "to", to, "customer.phone");
    Written.words(form, "text", text);
    Written.unless(form, "goOn", goOn, false);
  }
}
