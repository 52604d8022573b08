package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A queue that takes nobody says so to who comes, and the contact is over. */
class ClosedQueueTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  @Test
  void whoComesIsTurnedAwayWithAWord() throws Exception {
    Shop shop = BUSINESS.shop();
    String queue = shop.queue("Chats", Map.of("closed", true));
    try (Visitor carla = Visitor.arrive(BUSINESS.base(), shop.widget(queue), "Carla")) {
      String path = "/api/v1/interactions/" + carla.interaction();
      Await.until(
          "the contact to be turned away",
          () -> shop.owner().get(path).expect(200).path("outcome").asText().equals("turnedAway"));
      assertThat(shop.owner().get(path).expect(200).path("state").asText()).isEqualTo("ended");
      assertThat(shop.owner().items(path + "/events"))
          .extracting(event -> event.path("type").asText())
          .contains("interaction.turnedAway");
    }
  }
}
