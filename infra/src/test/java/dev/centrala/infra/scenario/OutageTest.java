package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.infra.scenario.Shop.Line;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Row 22 of the attack list: the database is down for a while. */
class OutageTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  @AfterEach
  void mend() throws SQLException {
    BUSINESS.database().answers(true);
  }

  @Test
  void row22_webhooksAreToldToComeBackSocketsStayAndNothingAcceptedIsLost() throws Exception {
    Shop shop = BUSINESS.shop();
    String queue = shop.queue("Everything", Map.of());
    Line line = shop.line(BUSINESS.carrier(), queue);
    Wire desk = shop.agent("ana").available();
    Visitor visitor = Visitor.arrive(BUSINESS.base(), shop.widget(queue), "Carla");
    visitor.say("before");
    desk.awaitOffer(visitor.interaction());
    String path = "/connect/twilio/" + line.connection() + "/messages";
    Map<String, String> form = new TreeMap<>();
    form.put("AccountSid", line.account());
    form.put("MessageSid", "SM" + UUID.randomUUID().toString().replace("-", ""));
    form.put("From", Line.customer());
    form.put("To", line.number());
    form.put("Body", "Hello");
    form.put("NumMedia", "0");
    Map<String, String> signature =
        Map.of(
            "X-Twilio-Signature", CarrierSignature.of(line.secret(), BUSINESS.base() + path, form));
    Api carrier = BUSINESS.anybody();

    BUSINESS.database().answers(false);
    assertThat(carrier.form(path, form, signature)).as("come back").isEqualTo(503);
    assertThat(shop.owner().get("/api/v1/me").status()).isEqualTo(503);
    Api management = BUSINESS.management();
    Await.until("not to be ready", () -> management.get("/readyz").status() == 503);
    assertThat(management.text("/readyz")).contains("the database does not answer");
    assertThat(management.get("/livez").status()).isEqualTo(200);
    String clientId = UUID.randomUUID().toString();
    visitor.wire().send("sendMessage", Map.of("clientMessageId", clientId, "text", "during"));
    visitor.wire().await("error");

    BUSINESS.database().answers(true);
    Await.until("to be ready", () -> management.get("/readyz").status() == 200);
    assertThat(carrier.form(path, form, signature)).isEqualTo(200);
    assertThat(carrier.form(path, form, signature)).isEqualTo(200);
    String text = shop.onlyInteractionOf(form.get("From"));
    assertThat(shop.messages(text)).hasSize(1);
    visitor.say(clientId, "during");
    assertThat(shop.messages(visitor.interaction())).hasSize(2);
    assertThat(desk.isClosed()).as("the agent's socket stays").isFalse();
    assertThat(visitor.wire().isClosed()).as("the visitor's socket stays").isFalse();
    desk.awaitOffer(text);
    visitor.close();
    desk.close();
  }
}
