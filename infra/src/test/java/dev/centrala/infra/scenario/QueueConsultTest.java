package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Agents who ask a queue while their customer waits, whoever may be there. */
class QueueConsultTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private final List<Wire> open = new ArrayList<>();
  private Shop shop;
  private CallCentre centre;
  private Agent ana;
  private Agent ben;
  private Wire hers;
  private String second;
  private SimCall call;
  private SimCall line;
  private String interaction;
  private Map<String, String> it;

  @BeforeEach
  void aCallGoesOn() {
    shop = BUSINESS.shop();
    centre = new CallCentre(shop, BUSINESS.carrier());
    centre.answersWithQueue(shop.queue("Calls", Map.of()));
    second = shop.queue("Second line", Map.of());
    // She has room for another call, and is not asked herself all the same.
    ana = shop.agent("ana", Map.of("skills", List.of(), "capacity", Map.of("voice", 40)));
    hers = keep(ana.available());
    String customer = Line.customer();
    call = centre.call(customer);
    interaction = shop.onlyInteractionOf(customer);
    it = Map.of("interactionId", interaction);
    line = centre.takes(hers, ana, interaction);
    ben = shop.agent("ben");
  }

  @AfterEach
  void close() {
    open.forEach(Wire::close);
    BUSINESS.carrier().faults().clear();
  }

  private Wire keep(Wire wire) {
    open.add(wire);
    return wire;
  }

  private void asks() {
    hers.done(
        "transfer",
        Map.of("interactionId", interaction, "mode", "consult", "to", Map.of("queueId", second)));
    awaitConsult("ringing");
  }

  private JsonNode awaitConsult(String state) {
    return hers.await(
        "interactionUpdated",
        f ->
            f.at("/interaction/id").asText().equals(interaction)
                && f.at("/interaction/call/consult/state").asText().equals(state));
  }

  private void awaitNobodyAsked() {
    Await.until(
        "nobody to be asked", () -> shop.interaction(interaction).at("/call/consult").isNull());
  }

  /** The contact that is offered. */
  private String takes(Wire his) {
    JsonNode offer = his.await("offer");
    assertThat(offer.path("askedBy").asText()).isEqualTo("ana");
    assertThat(offer.at("/queue/name").asText()).isEqualTo("Second line");
    his.done("acceptOffer", Map.of("offerId", offer.path("offerId").asText()));
    return offer.path("interactionId").asText();
  }

  private boolean talk(SimCall one, SimCall other) {
    return centre.room(interaction).hears(one, other) && centre.room(interaction).hears(other, one);
  }

  @Test
  void whoeverTakesItIsAskedAndHasTheCallThen() {
    Wire his = keep(ben.available());
    asks();
    String contact = takes(his);
    SimCall asked = centre.browser(ben).awaitCall();
    awaitConsult("talking");
    assertThat(talk(line, asked)).isTrue();
    assertThat(centre.room(interaction).hears(call, asked)).as("hears music").isFalse();
    assertThat(shop.interaction(contact).path("askedBy").asText()).isEqualTo("ana");
    assertThat(his.command("dial", Map.of("to", Line.customer())).path("code").asText())
        .as("it takes capacity")
        .isEqualTo("noCapacity");
    hers.done("completeTransfer", it);
    his.await("assigned", f -> f.at("/interaction/id").asText().equals(interaction));
    line.awaitOver();
    Await.until("customer and colleague to talk", () -> talk(call, asked));
    assertThat(centre.browser(ben).calls()).as("by the line he had").hasSize(1);
    shop.awaitState(contact, "ended");
    assertThat(shop.interaction(contact).path("outcome").asText()).isEqualTo("consulted");
    assertThat(shop.interaction(interaction).path("agentId").asText()).isEqualTo(ben.id());
    his.done("end", it);
    call.awaitOver();
    his.awaitState(interaction, "wrapUp");
  }

  @Test
  void theCustomerIsTakenBackAndNobodyIsAskedAnyMore() {
    asks();
    hers.done("cancelTransfer", it);
    Await.until("customer and agent to talk", () -> talk(call, line));
    Wire his = keep(ben.available());
    asks();
    String contact = takes(his);
    SimCall asked = centre.browser(ben).awaitCall();
    awaitConsult("talking");
    hers.done("cancelTransfer", it);
    asked.awaitOver();
    his.await("interactionEnded", f -> f.path("interactionId").asText().equals(contact));
    Await.until("customer and agent to talk again", () -> talk(call, line));
    assertThat(shop.interaction(interaction).path("agentId").asText()).isEqualTo(ana.id());
    assertThat(
            shop.interactionsOf(
                shop.interaction(contact).at("/customer/identities/0/value").asText()))
        .extracting(each -> each.path("state").asText())
        .containsExactlyInAnyOrder("assigned", "ended", "ended");
  }

  @Test
  void whoDoesNotAnswerIsPassedOverForTheNext() {
    centre.browser(ben).rejects();
    Wire his = keep(ben.available());
    asks();
    takes(his);
    his.await("interactionEnded", f -> f.path("outcome").asText().equals("requeued"));
    Agent eve = shop.agent("eve");
    Wire theirs = keep(eve.available());
    takes(theirs);
    SimCall asked = centre.browser(eve).awaitCall();
    awaitConsult("talking");
    assertThat(talk(line, asked)).isTrue();
    theirs.done("end", Map.of("interactionId", contactOf(theirs)));
    asked.awaitOver();
    awaitNobodyAsked();
    assertThat(shop.interaction(interaction).at("/call/state").asText())
        .as("the customer stays on hold")
        .isEqualTo("held");
    hers.done("resume", it);
    Await.until("customer and agent to talk", () -> talk(call, line));
  }

  @Test
  void whoeverAsksIsNotAskedThemselvesThoughTheyHaveRoom() {
    asks();
    BUSINESS.carrier().settle();
    Wire his = keep(ben.available());
    takes(his);
    awaitConsult("talking");
    assertThat(hers.all().stream().filter(f -> f.has("askedBy")).toList())
        .as("asked by herself")
        .isEmpty();
  }

  @Test
  void whatAgentsAskIsInNoNumberOfTheQueue() {
    Wire his = keep(ben.available());
    asks();
    String contact = takes(his);
    awaitConsult("talking");
    hers.done("cancelTransfer", it);
    his.await("interactionEnded", f -> f.path("interactionId").asText().equals(contact));
    asks();
    hers.done("cancelTransfer", it);
    awaitNobodyAsked();
    assertThat(today("Calls").path("answered").asInt()).isOne();
    for (String number : List.of("answered", "abandoned", "turnedAway")) {
      assertThat(today("Second line").path(number).asInt()).as(number).isZero();
    }
  }

  private JsonNode today(String queue) {
    JsonNode live = shop.owner().get("/api/v1/metrics/live").expect(200);
    for (JsonNode each : live.path("queues")) {
      if (each.path("name").asText().equals(queue)) {
        return each.path("today");
      }
    }
    throw new AssertionError("no queue " + queue + " in " + live);
  }

  /** What is left when a node goes down between the commit and the word to the contact. */
  @Test
  void aContactByWhichNobodyAsksAnyMoreIsFoundAndEnded() {
    asks();
    String waiting = contactsBegun().getFirst();
    forget();
    shop.awaitState(waiting, "ended");
    assertThat(shop.interaction(waiting).path("outcome").asText()).isEqualTo("consultOver");

    Wire his = keep(ben.available());
    asks();
    String taken = takes(his);
    awaitConsult("talking");
    forget();
    his.await("interactionEnded", f -> f.path("interactionId").asText().equals(taken));
    shop.awaitState(taken, "ended");
    assertThat(shop.interaction(interaction).path("state").asText())
        .as("the customer's call")
        .isEqualTo("assigned");
  }

  private void forget() {
    BUSINESS
        .database()
        .valueAsOwner(
            "WITH gone AS (DELETE FROM call_consults WHERE tenant_id = '%s' RETURNING 1) SELECT count(*) FROM gone"
                .formatted(shop.tenant()));
  }

  private List<String> contactsBegun() {
    return shop.owner().items("/api/v1/interactions?limit=200").stream()
        .filter(each -> each.path("direction").asText().equals("outbound"))
        .map(each -> each.path("id").asText())
        .toList();
  }

  private static String contactOf(Wire desk) {
    return desk.await("assigned").at("/interaction/id").asText();
  }

  @Test
  void nobodyComesAndThatIsSaid() {
    asks();
    change("interactions SET created_at = created_at - interval '61 seconds'", "NOT inbound");
    change("call_legs SET look_at = now()", "ended_at IS NULL");
    hers.await(
        "interactionUpdated",
        f ->
            f.at("/interaction/call/consult").isNull()
                && f.at("/interaction/call/state").asText().equals("held"));
    assertThat(shop.timelineTypes(interaction)).contains("call.consultEnded");
    hers.done("resume", it);
    Await.until("customer and agent to talk", () -> talk(call, line));
    Wire his = keep(ben.available());
    BUSINESS.carrier().settle();
    assertThat(his.poll("offer", any -> true)).as("nobody asks him").isEmpty();
  }

  private void change(String what, String which) {
    BUSINESS
        .database()
        .valueAsOwner(
            "WITH changed AS (UPDATE %s WHERE tenant_id = '%s' AND %s RETURNING 1) SELECT count(*) FROM changed"
                .formatted(what, shop.tenant(), which));
  }

  @Test
  void theCustomersHangingUpEndsItForAll() {
    Wire his = keep(ben.available());
    asks();
    String contact = takes(his);
    SimCall asked = centre.browser(ben).awaitCall();
    awaitConsult("talking");
    call.hangUp();
    asked.awaitOver();
    line.awaitOver();
    hers.awaitState(interaction, "wrapUp");
    shop.awaitState(contact, "ended");
  }

  @Test
  void aQueueThatIsClosedOrAnothersIsNotAsked() {
    String closed = shop.queue("Closed", Map.of("closed", true));
    assertThat(code(closed)).isEqualTo("queueClosed");
    assertThat(code(UUID.randomUUID().toString())).isEqualTo("notFound");
    assertThat(code(BUSINESS.shop().queue("Elsewhere", Map.of()))).isEqualTo("notFound");
    assertThat(talk(call, line)).isTrue();
  }

  private String code(String queue) {
    return hers.command(
            "transfer",
            Map.of("interactionId", interaction, "mode", "consult", "to", Map.of("queueId", queue)))
        .path("code")
        .asText();
  }
}
