package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.infra.scenario.Api.Answer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A flow goes when nothing needs it any more, and not before. */
class FlowDeletionTest {
  private static final String API = "/api/v1/";

  @RegisterExtension static final Business BUSINESS = new Business();

  @Test
  void aFlowGoesOnceNoEntryPointAndNoContactUsesIt() throws Exception {
    Shop shop = BUSINESS.shop();
    Api owner = shop.owner();
    JsonNode entry =
        owner.items(API + "entryPoints").stream()
            .filter(each -> each.hasNonNull("flowId"))
            .findFirst()
            .orElseThrow();
    String flow = API + "flows/" + entry.path("flowId").asText();
    refusedWith(owner.delete(flow), "An entry point answers with this flow.");

    String interaction;
    try (Visitor visitor =
        Visitor.arrive(BUSINESS.base(), entry.path("widgetId").asText(), "Carla")) {
      interaction = visitor.interaction();
      Map<String, Object> toQueue = new HashMap<>();
      toQueue.put("flowId", null);
      toQueue.put("queueId", shop.queue("Chats", Map.of()));
      owner.change(API + "entryPoints/" + entry.path("id").asText(), toQueue);
      refusedWith(owner.delete(flow), "A contact is still under way in this flow.");
      visitor.wire().send("end", Map.of());
      shop.awaitState(interaction, "abandoned");
    }

    assertThat(owner.delete(flow).status()).isEqualTo(204);
    assertThat(owner.get(flow).status()).isEqualTo(404);
    assertThat(owner.delete(flow).status()).isEqualTo(404);
    assertThat(shop.interaction(interaction).path("state").asText()).isEqualTo("abandoned");
    assertThat(owner.items(API + "audit").toString()).contains("flow.deleted");
  }

  private static void refusedWith(Answer answer, String detail) {
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body().path("code").asText()).isEqualTo("inUse");
    assertThat(answer.body().path("detail").asText()).isEqualTo(detail);
  }
}
