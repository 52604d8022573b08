package dev.centrala.infra.scenario;

import static dev.centrala.infra.scenario.Flows.node;
import static dev.centrala.infra.scenario.Flows.option;
import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.connectors.sandbox.CarrierFaults.LostWebhook;
import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callers who are led by a flow, served by it alone, or passed on from one agent to another. */
class VoiceFlowTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private final List<Wire> open = new ArrayList<>();
  private Shop shop;
  private CallCentre centre;
  private String queue;
  private String customer;

  @BeforeEach
  void open() {
    shop = BUSINESS.shop();
    queue = shop.queue("Calls", Map.of());
    centre = new CallCentre(shop, BUSINESS.carrier());
    customer = Line.customer();
  }

  @AfterEach
  void close() {
    open.forEach(Wire::close);
    BUSINESS.carrier().faults().clear();
  }

  private Wire desk(Agent agent) {
    Wire desk = agent.available();
    open.add(desk);
    return desk;
  }

  private void answersWithMenu() {
    centre.answersWithFlow(
        new Flows(shop)
            .published(
                "Menu",
                node("greet", "say", "text", "Welcome to the corner shop.", "next", "menu"),
                node(
                    "menu",
                    "menu",
                    "text",
                    "For opening hours press 1, for people press 2.",
                    "again",
                    "Pardon?",
                    "options",
                    List.of(option("hours", "Hours", "hours"), option("people", "People", "wait")),
                    "error",
                    "end"),
                node("hours", "say", "text", "We are open from nine to five.", "next", "end"),
                node("wait", "enqueue", "queueId", queue, "next", "end"),
                node("end", "end", "outcome", "answered")));
  }

  @Test
  void aMachineServesACallerWhoNeedsNobody() {
    answersWithMenu();
    SimCall call = centre.call(customer).awaitHeard("press 1").press("1");
    call.awaitHeard("nine to five").awaitOver();
    String interaction = shop.onlyInteractionOf(customer);
    shop.awaitState(interaction, "ended");
    assertThat(shop.interaction(interaction).path("outcome").asText()).isEqualTo("answered");
    assertThat(call.hear())
        .containsSubsequence("Welcome to the corner shop.", "We are open from nine to five.");
    assertThat(shop.timelineTypes(interaction))
        .contains("interaction.created", "interaction.disconnected", "call.lineEnded")
        .doesNotContain("interaction.queued");
    Integer seconds = call.toRecord().durationSeconds();
    Await.until(
        "the line and the flow to be counted once",
        () ->
            seconds != null
                && centre.seconds("voice.inboundSeconds") == seconds
                && centre.seconds("flow.executions") == 1);
    assertThat(centre.seconds("voice.outboundSeconds")).isZero();
  }

  @Test
  void anAnswerThatIsLostOnItsWayStepsNothingTwice() {
    answersWithMenu();
    Wire desk = desk(shop.agent("ana"));
    SimCall call = centre.call(customer).awaitHeard("press 2").awaitAsked();
    BUSINESS.carrier().faults().loseNextDocument(LostWebhook.ANSWER);
    call.press("2");
    String interaction = shop.onlyInteractionOf(customer);
    desk.awaitOffer(interaction);
    assertThat(shop.timelineTypes(interaction).stream().filter("interaction.queued"::equals))
        .hasSize(1);
    assertThat(shop.interactionsOf(customer)).hasSize(1);
    call.hangUp();
    shop.awaitState(interaction, "abandoned");
  }

  @Test
  void whoHangsUpInTheMenuHasAbandoned() {
    answersWithMenu();
    SimCall call = centre.call(customer).awaitHeard("press 1");
    String interaction = shop.onlyInteractionOf(customer);
    call.hangUp();
    shop.awaitState(interaction, "abandoned");
  }

  @Test
  void aCallIsPassedOnToAQueueAndToAColleague() {
    String second = shop.queue("Second line", Map.of());
    centre.answersWithQueue(queue);
    Agent ana = shop.agent("ana");
    Wire hers = desk(ana);
    SimCall call = centre.call(customer);
    String interaction = shop.onlyInteractionOf(customer);
    SimCall first = centre.takes(hers, ana, interaction);
    Agent ben = shop.agent("ben");
    Wire his = desk(ben);
    hers.done(
        "transfer",
        Map.of("interactionId", interaction, "mode", "blind", "to", Map.of("queueId", second)));
    hers.await("interactionEnded", f -> f.path("outcome").asText().equals("transferred"));
    SimCall line = centre.takes(his, ben, interaction);
    first.awaitOver();
    Await.until("the second to talk", () -> centre.room(interaction).hears(call, line));
    his.done(
        "transfer",
        Map.of("interactionId", interaction, "mode", "blind", "to", Map.of("userId", ana.id())));
    hers.await("assigned", f -> f.at("/interaction/id").asText().equals(interaction));
    line.awaitOver();
    SimCall back = centre.browser(ana).awaitCall();
    Await.until("the first to talk again", () -> centre.room(interaction).hears(call, back));
    hers.done("end", Map.of("interactionId", interaction));
    call.awaitOver();
    back.awaitOver();
  }

  @Test
  void aCarrierThatIsDownForAMomentIsToldWhenItIsBack() {
    centre.answersWithQueue(queue);
    Agent ana = shop.agent("ana");
    Wire desk = desk(ana);
    SimCall call = centre.call(customer);
    String interaction = shop.onlyInteractionOf(customer);
    BUSINESS.carrier().faults().carrierDown(true);
    centre.accepts(desk, interaction);
    Await.until(
        "a try in vain",
        () ->
            !BUSINESS
                .database()
                .valueAsOwner(
                    "SELECT count(*) FROM call_commands WHERE attempts > 0 AND tenant_id = '"
                        + shop.tenant()
                        + "'")
                .equals("0"));
    BUSINESS.carrier().faults().carrierDown(false);
    SimCall line = centre.browser(ana).awaitCall();
    centre.awaitCall(desk, interaction, "talking");
    assertThat(centre.room(interaction).hears(call, line)).isTrue();
    assertThat(centre.browser(ana).calls()).as("dialled once").hasSize(1);
    call.hangUp();
    desk.awaitState(interaction, "wrapUp");
  }
}
