package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.infra.scenario.Shop.Line;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What callers hear in a queue of their own words, where no flow says anything. */
class QueueWaitTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private final Shop shop = BUSINESS.shop();
  private final String queue = shop.queue("Calls", Map.of());
  private final String path = "/api/v1/queues/" + queue + "/waiting";
  private final Map<String, Object> words =
      Map.of(
          "announceEverySeconds",
          12,
          "position",
          true,
          "estimatedWait",
          false,
          "words",
          "We bake while you wait.");

  @Test
  void aQueueSaysItsOwnWordsBetweenTheMusic() {
    JsonNode before = shop.owner().get(path).expect(200);
    assertThat(before.path("version").asLong()).isZero();
    assertThat(before.path("announceEverySeconds").asInt()).isZero();
    JsonNode after = shop.owner().put(path, words, "\"0\"").expect(200);
    assertThat(after.path("words").asText()).isEqualTo("We bake while you wait.");
    shop.owner().put(path, words, "\"0\"").expect(412);

    CallCentre centre = new CallCentre(shop, BUSINESS.carrier()).answersWithQueue(queue);
    String customer = Line.customer();
    SimCall call = centre.call(customer);
    for (String each : List.of("You are next in line.", "We bake while you wait.", "music")) {
      call.awaitHeard(each);
      centre.talk(Duration.ofSeconds(5));
    }
    call.hangUp();
    shop.awaitState(shop.onlyInteractionOf(customer), "abandoned");
    assertThat(new Recorder(shop).audited("queue.waitingChanged", queue)).isTrue();
  }

  @Test
  void whatSaysNothingOrTooOftenIsRefusedAndAnotherBusinessSeesNoQueue() {
    Map<String, Object> silent = new HashMap<>(words);
    silent.put("position", false);
    silent.put("words", " ");
    shop.owner().put(path, silent, "\"0\"").expect(400);
    Map<String, Object> often = new HashMap<>(words);
    often.put("announceEverySeconds", 3);
    shop.owner().put(path, often, "\"0\"").expect(400);

    Shop other = BUSINESS.shop();
    other.owner().get(path).expect(404);
    other.owner().put(path, words, "\"0\"").expect(404);
    shop.agent("ana").api().put(path, words, "\"0\"").expect(403);
    assertThat(shop.owner().get(path).expect(200).path("version").asLong()).isZero();
  }
}
