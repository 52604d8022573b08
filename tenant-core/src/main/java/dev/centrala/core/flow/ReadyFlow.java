package dev.centrala.core.flow;

import dev.centrala.core.flow.graph.FlowDefinition;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.QueueId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A flow that a tenant can start from and change: what it is for, and how it is made. */
public enum ReadyFlow {
  AUTO_ATTENDANT("Greets, offers two departments and an operator.", ReadyFlows::autoAttendant),
  HOURS_AND_VOICEMAIL(
      "Answers within the hours, takes a message outside of them.", ReadyFlows::hoursAndVoicemail),
  LANGUAGE_CHOICE(
      "Asks for the language first and speaks it from then on.", ReadyFlows::languageChoice),
  CALL_BACK_OFFER("Offers a call back or a message to those who wait.", ReadyFlows::callBackOffer),
  SURVEY("Asks how it was when the agent is done.", ReadyFlows::survey),
  TEXT_RELAY(
      "Leads who cannot hear, or would rather write, to a conversation by SMS.",
      ReadyFlows::textRelay),
  SELF_SERVICE(
      "Asks for an order number and looks it up at another program.", ReadyFlows::selfService);

  private final String purpose;
  private final Function<With, FlowDefinition> maker;

  ReadyFlow(String purpose, Function<With, FlowDefinition> maker) {
    this.purpose = purpose;
    this.maker = maker;
  }

  /** What of the tenant's it is made with. */
  public record With(String company, QueueId queue, @Nullable HoursId hours) {
    public With {
      company = company.replace("{{", "").replace("}}", "");
    }
  }

  public FlowDefinition make(With with) {
    return maker.apply(with);
  }

  public String purpose() {
    return purpose;
  }

  /** The name in JSON, in lower camel case. */
  public String wireName() {
    StringBuilder name = new StringBuilder();
    for (String word : name().toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }

  public static Optional<ReadyFlow> fromWireName(String name) {
    for (ReadyFlow flow : values()) {
      if (flow.wireName().equals(name)) {
        return Optional.of(flow);
      }
    }
    return Optional.empty();
  }
}
