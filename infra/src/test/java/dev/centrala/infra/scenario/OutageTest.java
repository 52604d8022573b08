package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.infra.postgres.DatabaseUrl;
import dev.centrala.infra.scenario.Shop.Line;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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
    database(true);
  }

  /** Nobody gets in, and who is in is thrown out; or everybody may come again. */
  private static void database(boolean up) throws SQLException {
    DatabaseUrl own = BUSINESS.database().ownerUrl();
    DatabaseUrl beside = own.to("postgres");
    try (Connection connection =
            DriverManager.getConnection(beside.jdbc(), beside.user(), beside.password());
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER DATABASE " + own.database() + " WITH ALLOW_CONNECTIONS " + up);
      if (!up) {
        statement.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                + own.database()
                + "'");
      }
    }
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

    database(false);
    assertThat(carrier.form(path, form, signature)).as("come back").isEqualTo(503);
    assertThat(shop.owner().get("/api/v1/me").status()).isEqualTo(503);
    Api management = BUSINESS.management();
    Await.until("not to be ready", () -> management.get("/readyz").status() == 503);
    assertThat(management.text("/readyz")).contains("the database does not answer");
    assertThat(management.get("/livez").status()).isEqualTo(200);
    String clientId = UUID.randomUUID().toString();
    visitor.wire().send("sendMessage", Map.of("clientMessageId", clientId, "text", "during"));
    visitor.wire().await("error");

    database(true);
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
