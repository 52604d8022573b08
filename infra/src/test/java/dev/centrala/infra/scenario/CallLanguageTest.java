package dev.centrala.infra.scenario;

import static dev.centrala.infra.scenario.Flows.node;
import static dev.centrala.infra.scenario.Flows.option;
import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What lines say in words of ours, and in which language. */
class CallLanguageTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private Shop shop;
  private CallCentre centre;

  @BeforeEach
  void anArabicBusiness() {
    shop = BUSINESS.shop();
    shop.owner().change("/api/v1/tenant", Map.of("locale", "ar"));
    centre = new CallCentre(shop, BUSINESS.carrier());
  }

  private static void heard(SimCall call, String text, String language) {
    call.awaitHeard(text);
    assertThat(call.heard())
        .filteredOn(each -> each.text().contains(text))
        .allSatisfy(each -> assertThat(each.language()).isEqualTo(language));
  }

  @Test
  void whoIsTurnedAwayIsToldSoInTheBusinessesLanguage() {
    centre.answersWithQueue(shop.queue("Calls", Map.of("closed", true)));
    String customer = Line.customer();
    SimCall call = centre.call(customer);
    heard(call, "لا يمكن لأحد الرد على مكالمتك", "ar-AE");
    call.awaitOver();
    String interaction = shop.onlyInteractionOf(customer);
    shop.awaitState(interaction, "ended");
    assertThat(shop.interaction(interaction).path("outcome").asText()).isEqualTo("turnedAway");
  }

  @Test
  void anAgentsTelephoneAndANoticeSpeakTheBusinessesLanguage() {
    new Recorder(shop).policy(Map.of("mode", "on", "announcement", "هذه المكالمة مسجلة."));
    centre.answersWithQueue(shop.queue("Calls", Map.of()));
    String phone = Line.customer();
    Map<String, String> device = Map.of("kind", "phone", "address", phone);
    Agent ana = shop.agent("ana", Map.of("skills", List.of(), "device", device));
    try (Wire desk = ana.available()) {
      String customer = Line.customer();
      SimCall call = centre.call(customer);
      centre.accepts(desk, shop.onlyInteractionOf(customer));
      SimCall line = BUSINESS.carrier().phone(phone).awaitCall();
      heard(line, "اضغط 1 للتحدث إليه", "ar-AE");
      line.press("1");
      heard(call, "هذه المكالمة مسجلة", "ar-AE");
      call.hangUp();
      line.awaitOver();
    }
  }

  @Test
  void whoWaitsHearsTheirPlaceInTheLanguageOfTheFlowAndARepeatedKeyLeavesOneQueueOnly() {
    String first = shop.queue("First", Map.of());
    String second = shop.queue("Second", Map.of());
    Map<String, Object> offer =
        Map.of("exit", "other", "text", "Press 1 to leave.", "label", "Leave", "digit", "1");
    centre.answersWithFlow(
        new Flows(shop)
            .published(
                "Wait",
                node(
                    "menu",
                    "menu",
                    "text",
                    "Drücken Sie die 1.",
                    "again",
                    "Wie bitte?",
                    "options",
                    List.of(option("one", "Eins", "english")),
                    "error",
                    "end"),
                node("english", "language", "language", "en", "next", "wait"),
                node(
                    "wait",
                    "enqueue",
                    "queueId",
                    first,
                    "loop",
                    loop(offer, "again"),
                    "next",
                    "end"),
                node(
                    "again",
                    "enqueue",
                    "queueId",
                    second,
                    "loop",
                    loop(offer, "end"),
                    "next",
                    "end"),
                node("end", "end")));
    String customer = Line.customer();
    SimCall call = centre.call(customer);
    heard(call, "Drücken", "ar-AE");
    call.awaitAsked().press("1");
    heard(call, "You are next in line.", "en-US");
    String interaction = shop.onlyInteractionOf(customer);
    String gather = "/voice/gather?i=" + interaction + "&queue=0&at=2";
    Map<String, String> pressed = Map.of("CallSid", call.sid(), "Digits", "1");
    for (int time = 0; time < 2; time++) {
      assertThat(centre.webhook(BUSINESS.base(), gather, pressed)).isEqualTo(200);
    }
    assertThat(shop.interaction(interaction).path("queueId").asText()).isEqualTo(second);
    assertThat(shop.interaction(interaction).path("state").asText()).isEqualTo("queued");
    call.hangUp();
    shop.awaitState(interaction, "abandoned");
  }

  private static Map<String, Object> loop(Map<String, Object> offer, String next) {
    Map<String, Object> way = new java.util.HashMap<>(offer);
    way.put("next", next);
    return Map.of("announceEverySeconds", 12, "position", true, "offers", List.of(way));
  }
}
