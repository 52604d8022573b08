package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.connectors.sandbox.CarrierFaults.Fault;
import dev.centrala.connectors.sandbox.CarrierFaults.LostWebhook;
import dev.centrala.connectors.sandbox.voice.CallStatus;
import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls while the carrier or the database does not answer, and while reports come as they like. */
class CallTroubleTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private Shop shop;
  private CallCentre centre;
  private Agent ana;
  private Wire desk;
  private String customer;

  @BeforeEach
  void open() {
    shop = BUSINESS.shop();
    centre = new CallCentre(shop, BUSINESS.carrier());
    centre.answersWithQueue(shop.queue("Calls", Map.of()));
    ana = shop.agent("ana");
    desk = ana.available();
    customer = Line.customer();
  }

  @AfterEach
  void close() {
    desk.close();
    BUSINESS.carrier().faults().clear();
  }

  static List<Fault> faultsOfADial() {
    return List.of(
        new Fault.TooManyRequests(),
        new Fault.ServerError(503),
        new Fault.DropBeforeAccepting(),
        new Fault.DropAfterAccepting());
  }

  @ParameterizedTest
  @MethodSource("faultsOfADial")
  void whatTheCarrierDidNotDoIsAskedForAgainAndNobodyIsDialledTwice(Fault fault) {
    SimCall call = centre.call(customer).awaitHeard("music.wav");
    String interaction = shop.onlyInteractionOf(customer);
    BUSINESS.carrier().faults().next("POST /Calls.json", fault);
    centre.accepts(desk, interaction);
    SimCall line = centre.browser(ana).awaitCall();
    centre.awaitCall(desk, interaction, "talking");
    assertThat(centre.room(interaction).hears(call, line)).isTrue();
    assertThat(centre.browser(ana).calls()).as("dialled once").hasSize(1);
    centre.talk(Duration.ofSeconds(5));
    call.hangUp();
    desk.awaitState(interaction, "wrapUp");
    line.awaitOver();
    Await.until(
        "both lines to be counted once",
        () ->
            centre.seconds("voice.inboundSeconds") == seconds(call)
                && centre.seconds("voice.outboundSeconds") == seconds(line));
  }

  @Test
  void whileTheDatabaseIsAwayNewCallersAreToldAndThoseWhoWaitWaitOn() {
    desk.done("setPresence", Map.of("state", "away"));
    SimCall waits = centre.call(customer).awaitHeard("music.wav");
    String interaction = shop.onlyInteractionOf(customer);

    BUSINESS.database().answers(false);
    SimCall late = centre.call(Line.customer());
    late.awaitHeard("we cannot take your call at the moment");
    late.awaitOver();
    centre.talk(Duration.ofSeconds(15));
    assertThat(waits.state()).isEqualTo(CallStatus.IN_PROGRESS);

    BUSINESS.database().answers(true);
    Await.until("to be ready", () -> BUSINESS.management().get("/readyz").status() == 200);
    desk.done("setPresence", Map.of("state", "available"));
    SimCall line = centre.takes(desk, ana, interaction);
    assertThat(centre.room(interaction).hears(waits, line)).isTrue();
    desk.done("end", Map.of("interactionId", interaction));
    waits.awaitOver();
  }

  @Test
  void reportsTwiceAndInAnyOrderAndLostAnswersChangeNothingOfAHeldAndTransferredCall() {
    BUSINESS.carrier().faults().duplicateCallbacks(true).shuffleCallbacks(true);
    Agent ben = shop.agent("ben");
    SimCall call = centre.call(customer).awaitHeard("music.wav");
    String interaction = shop.onlyInteractionOf(customer);
    BUSINESS.carrier().faults().loseNextDocument(LostWebhook.ANSWER);
    SimCall first = centre.takes(desk, ana, interaction);
    Map<String, String> it = Map.of("interactionId", interaction);
    desk.done("hold", it);
    centre.awaitCall(desk, interaction, "held");
    centre.talk(Duration.ofSeconds(20));
    desk.done("resume", it);
    centre.awaitCall(desk, interaction, "talking");
    Wire his = ben.available();
    desk.done(
        "transfer",
        Map.of("interactionId", interaction, "mode", "blind", "to", Map.of("userId", ben.id())));
    his.await("assigned", f -> f.at("/interaction/id").asText().equals(interaction));
    SimCall second = centre.browser(ben).awaitCall();
    first.awaitOver();
    Await.until("the second to talk", () -> centre.room(interaction).hears(call, second));
    centre.talk(Duration.ofSeconds(10));
    his.done("end", it);
    call.awaitOver();
    second.awaitOver();
    his.done("completeWrapUp", it);
    shop.awaitState(interaction, "ended");
    BUSINESS.carrier().settle();
    int inbound = seconds(call);
    int outbound = seconds(first) + seconds(second);
    Await.until(
        "each line counted once",
        () ->
            centre.seconds("voice.inboundSeconds") == inbound
                && centre.seconds("voice.outboundSeconds") == outbound);
    List<String> types = shop.timelineTypes(interaction);
    assertThat(types.stream().filter("call.lineEnded"::equals)).hasSize(3);
    assertThat(types.stream().filter("interaction.ended"::equals)).hasSize(1);
    assertThat(shop.interactionsOf(customer)).hasSize(1);
    his.close();
  }

  private static int seconds(SimCall call) {
    Integer seconds = call.toRecord().durationSeconds();
    return seconds == null ? -1 : seconds;
  }
}
