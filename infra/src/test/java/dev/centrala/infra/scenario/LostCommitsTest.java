package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.scenario.Shop.Line;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A standby that took over without the last commits: pools live on and know more than the database,
 * which is believed all the same.
 */
class LostCommitsTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private Shop shop;

  /**
   * The assignment was lost and with it so many incarnations: none that a rebuild would take, the
   * one it would take, a few.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void thePoolIsBuiltAnewAndTheContactOfferedAgain(int lost) {
    shop = BUSINESS.shop();
    String queue = shop.queue("Texts", Map.of());
    Shop.Agent agent = shop.agent("ana");
    Line line = shop.line(BUSINESS.carrier(), queue);
    String customer = Line.customer();
    try (Wire desk = agent.available()) {
      BUSINESS
          .database()
          .asOwner(
              "UPDATE pool_incarnations SET incarnation = incarnation + 10 WHERE tenant_id = '%s'"
                  .formatted(shop.tenant()));
      BUSINESS.carrier().receiveSms(customer, line.number(), "Hello");
      String interaction = shop.onlyInteractionOf(customer);
      JsonNode offer = desk.awaitOffer(interaction);
      desk.done("acceptOffer", Map.of("offerId", offer.path("offerId").asText()));
      desk.await("assigned", f -> f.at("/interaction/id").asText().equals(interaction));
      long before = incarnation();

      loseTheAssignment(interaction, lost);
      JsonNode again =
          desk.await(
              "offer",
              f ->
                  f.path("interactionId").asText().equals(interaction)
                      && !f.path("offerId").equals(offer.path("offerId")));
      assertThat(incarnation()).isGreaterThanOrEqualTo(lost == 0 ? before : before + 1);
      desk.done("acceptOffer", Map.of("offerId", again.path("offerId").asText()));
      shop.awaitState(interaction, "assigned");
      assertThat(load(agent.id()))
          .as("what the agent has in hand, once")
          .isEqualTo(cost(interaction));
      if (lost > 0) {
        assertThat(fence(interaction)).as("of the pool built anew").isGreaterThan(before);
      }
    }
  }

  /** Sets back what one transaction wrote and the numbers that builds of the pool had taken. */
  private void loseTheAssignment(String interaction, int incarnations) {
    for (String sql :
        List.of(
            "DELETE FROM interaction_events WHERE interaction_id = '%1$s' AND type ="
                + " 'interaction.assigned'",
            "DELETE FROM agent_loads WHERE tenant_id = '%2$s'",
            "UPDATE pool_incarnations SET incarnation = incarnation - %3$d WHERE tenant_id ="
                + " '%2$s'",
            """
            UPDATE interactions SET state = 'queued', agent_id = NULL, offer_id = NULL, offer_expires_at = NULL,
              assigned_at = NULL, cost = 0, fence_incarnation = fence_incarnation - %3$d,
              fence_counter = fence_counter - 1, last_sequence = (
                SELECT max(sequence) FROM interaction_events WHERE interaction_id = '%1$s')
            WHERE id = '%1$s'
            """)) {
      BUSINESS.database().asOwner(sql.formatted(interaction, shop.tenant(), incarnations));
    }
  }

  private long incarnation() {
    return number("SELECT incarnation AS n FROM pool_incarnations WHERE tenant_id = $1");
  }

  private long load(String agent) {
    return number(
        "SELECT (SELECT sum(u) FROM unnest(used) u)::bigint AS n FROM agent_loads WHERE tenant_id ="
            + " $1 AND user_id = '"
            + agent
            + "'");
  }

  private long cost(String interaction) {
    return number(
        "SELECT cost::bigint AS n FROM interactions WHERE tenant_id = $1 AND id = '"
            + interaction
            + "'");
  }

  private long fence(String interaction) {
    return number(
        "SELECT fence_incarnation AS n FROM interactions WHERE tenant_id = $1 AND id = '"
            + interaction
            + "'");
  }

  private long number(String sql) {
    TenantId tenant = TenantId.parse(shop.tenant());
    return BUSINESS
        .database()
        .transactions()
        .inTenant(tenant, tx -> PgTx.of(tx).rowOf("row", sql, tx.tenant()).getLong("n"));
  }
}
