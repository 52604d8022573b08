package dev.centrala.infra.scenario;

import static dev.centrala.infra.scenario.Flows.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callers who would rather be called: at their place in the queue, again and again, or later. */
class CallbackScenarioTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private static final String CALLBACKS = "/api/v1/callbacks";

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

  /** Whoever waits may press 1 to be called. */
  private void offersToCallBack(Object... how) {
    Map<String, Object> book = node("book", "callBack", how);
    book.putAll(Map.of("queueId", queue, "next", "booked", "error", "sorry"));
    centre.answersWithFlow(
        new Flows(shop)
            .published(
                "Call back",
                node(
                    "wait",
                    "enqueue",
                    "queueId",
                    queue,
                    "loop",
                    Map.of(
                        "offers",
                        List.of(
                            Map.of(
                                "exit", "callBack",
                                "text", "Press 1 to be called.",
                                "label", "Call me",
                                "digit", "1",
                                "next", "book"))),
                    "next",
                    "end"),
                book,
                node("booked", "say", "text", "We will call you.", "next", "end"),
                node("sorry", "say", "text", "We cannot call you.", "next", "end"),
                node("end", "end")));
  }

  private JsonNode callback() {
    return Await.value("a callback", () -> shop.owner().items(CALLBACKS).stream().findFirst());
  }

  private JsonNode awaitCallback(String state) {
    Await.until(
        "the callback to be " + state, () -> callback().path("state").asText().equals(state));
    return callback();
  }

  /** The caller presses 1 and is gone; answers the contact that waits in the caller's place. */
  private String booked() {
    SimCall call = centre.call(customer).awaitHeard("Press 1").awaitAsked().press("1");
    call.awaitHeard("We will call you").hangUp();
    return awaitCallback("waiting").path("interactionId").asText();
  }

  @Test
  void whoAsksToBeCalledKeepsThePlaceAndMayHangUp() {
    offersToCallBack();
    String contact = booked();
    String origin = callback().path("originId").asText();
    shop.awaitState(origin, "ended");
    JsonNode waits = shop.interaction(contact);
    assertThat(waits.path("state").asText()).isEqualTo("queued");
    assertThat(waits.path("direction").asText()).isEqualTo("outbound");
    assertThat(waits.path("queuedAt").asText())
        .isEqualTo(shop.interaction(origin).path("createdAt").asText());
    String later = Line.customer();
    centre.call(later).awaitHeard("Press 1");
    Agent ana = shop.agent("ana");
    Wire desk = desk(ana);
    centre.accepts(desk, contact);
    SimCall line = centre.browser(ana).awaitCall();
    SimCall back = BUSINESS.carrier().phone(customer).awaitCall();
    centre.awaitCall(desk, contact, "talking");
    Await.until("both to talk", () -> centre.room(contact).hears(back, line));
    assertThat(back.from()).isEqualTo(centre.number());
    centre.talk(Duration.ofSeconds(30));
    back.hangUp();
    desk.awaitState(contact, "wrapUp");
    JsonNode done = awaitCallback("done");
    assertThat(done.path("outcome").asText()).isEqualTo("reached");
    assertThat(done.path("tries").asInt()).isEqualTo(1);
    Await.until(
        "both lines to be counted", () -> centre.seconds("voice.outboundSeconds") >= 2 * 30);
  }

  @Test
  void whoDoesNotAnswerIsCalledAgainUntilTheTriesAreUsedUp() {
    offersToCallBack("attempts", 2, "gapSeconds", 60);
    BUSINESS.carrier().phone(customer).busy();
    String first = booked();
    Agent ana = shop.agent("ana");
    Wire desk = desk(ana);
    centre.accepts(desk, first);
    desk.awaitState(first, "wrapUp");
    desk.done("completeWrapUp", Map.of("interactionId", first));
    JsonNode again = awaitCallback("scheduled");
    assertThat(again.path("tries").asInt()).isEqualTo(1);
    assertThat(again.path("nextTryAt").asText()).isNotEmpty();
    due();
    Await.until("another contact", () -> !callback().path("interactionId").asText().equals(first));
    String second = awaitCallback("waiting").path("interactionId").asText();
    centre.accepts(desk, second);
    desk.awaitState(second, "wrapUp");
    JsonNode failed = awaitCallback("failed");
    assertThat(failed.path("outcome").asText()).isEqualTo("callbackFailed");
    assertThat(failed.path("tries").asInt()).isEqualTo(2);
    assertThat(shop.timelineTypes(second)).contains("callback.failed");
    assertThat(shop.interaction(second).path("outcome").asText()).isEqualTo("busy");
  }

  /** The gap is over. */
  private void due() {
    BUSINESS
        .database()
        .asOwner(
            "UPDATE callbacks SET look_at = now() WHERE look_at IS NOT NULL AND tenant_id = '"
                + shop.tenant()
                + "'");
  }

  @Test
  void aCallForLaterWaitsForItsHourAndIsBegunOnce() {
    offersToCallBack("at", "now + duration('2h')");
    SimCall call = centre.call(customer).awaitHeard("Press 1").awaitAsked().press("1");
    call.awaitHeard("We will call you").awaitOver();
    JsonNode booked = awaitCallback("scheduled");
    assertThat(Instant.parse(booked.path("nextTryAt").asText()))
        .isCloseTo(Instant.parse(booked.path("at").asText()), within(1, ChronoUnit.MILLIS));
    assertThat(booked.path("interactionId").isNull()).isTrue();
    due();
    String contact = awaitCallback("waiting").path("interactionId").asText();
    shop.awaitState(contact, "queued");
    assertThat(shop.interactionsOf(customer)).hasSize(2);
  }

  @Test
  void aNumberIsBookedOnceForAQueueAndIsCalledOff() {
    offersToCallBack();
    String contact = booked();
    SimCall call = centre.call(customer).awaitHeard("Press 1").awaitAsked().press("1");
    call.awaitHeard("We will call you").awaitOver();
    assertThat(shop.owner().items(CALLBACKS)).as("booked once").hasSize(1);
    String id = callback().path("id").asText();
    Shop other = BUSINESS.shop();
    assertThat(other.owner().items(CALLBACKS)).isEmpty();
    other.owner().delete(CALLBACKS + "/" + id).expect(404);
    shop.agent("eve").api().delete(CALLBACKS + "/" + id).expect(403);
    shop.owner().delete(CALLBACKS + "/" + id).expect(204);
    shop.awaitState(contact, "ended");
    assertThat(callback().path("state").asText()).isEqualTo("canceled");
    assertThat(shop.owner().delete(CALLBACKS + "/" + id).status()).isEqualTo(409);
    booked();
    assertThat(shop.owner().items(CALLBACKS)).as("free to be booked again").hasSize(2);
  }

  @Test
  void whoMustNotBeCalledIsToldSo() {
    offersToCallBack();
    shop.owner().post("/api/v1/do-not-call", Map.of("number", customer)).expect(201);
    SimCall call = centre.call(customer).awaitHeard("Press 1").awaitAsked().press("1");
    call.awaitHeard("We cannot call you").awaitOver();
    assertThat(shop.owner().items(CALLBACKS)).isEmpty();
  }

  @Test
  void aVisitorOfAPageIsCalledWhereThatIsOffered() {
    centre.answersWithQueue(queue);
    String path = "/api/v1/widgets/" + shop.widget(queue) + "/callbacks";
    Api visitor = BUSINESS.anybody();
    assertThat(visitor.get(path).expect(200).path("offered").asBoolean()).isFalse();
    visitor.post(path, Map.of("number", customer)).expect(404);
    shop.owner()
        .put("/api/v1/outbound-rules", Map.of("webCallbackQueueId", queue), "\"0\"")
        .expect(200);
    assertThat(visitor.get(path).expect(200).path("offered").asBoolean()).isTrue();
    visitor.post(path, Map.of("number", "nonsense")).expect(400);
    visitor.post(path, Map.of("number", "+19005550123")).expect(400);
    visitor.post(path, Map.of("number", customer, "name", "Carla")).expect(202);
    String contact = awaitCallback("waiting").path("interactionId").asText();
    Agent ana = shop.agent("ana");
    Wire desk = desk(ana);
    JsonNode offer = desk.awaitOffer(contact);
    assertThat(offer.at("/customer/name").asText()).isEqualTo("Carla");
    desk.done("acceptOffer", Map.of("offerId", offer.path("offerId").asText()));
    BUSINESS.carrier().phone(customer).awaitCall();
    centre.awaitCall(desk, contact, "talking");
    String own = shop.queue("Bread", Map.of());
    String page = "/api/v1/widgets/" + shop.widget(own) + "/callbacks";
    Map<String, String> shown =
        Map.of("queueId", own, "entryPointId", centre.entry().path("id").asText());
    shop.owner()
        .put(
            "/api/v1/outbound-rules",
            Map.of("webCallbackQueueId", queue, "callerIds", List.of(shown)),
            "\"1\"")
        .expect(200);
    visitor.post(page, Map.of("number", Line.customer())).expect(202);
    assertThat(awaitCallback("waiting").path("queueId").asText())
        .as("the queue of the page, which shows a number of its own")
        .isEqualTo(own);
    visitor.post(path, Map.of("number", Line.customer()));
    assertThat(visitor.post(path, Map.of("number", Line.customer())).status())
        .as("an address asks a few times only")
        .isEqualTo(429);
    visitor.get("/api/v1/widgets/" + queue + "/callbacks").expect(404);
  }
}
