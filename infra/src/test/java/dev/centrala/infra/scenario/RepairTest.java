package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.core.routing.pool.ContactFact;
import dev.centrala.core.routing.pool.ContactState;
import dev.centrala.core.routing.pool.Epoch;
import dev.centrala.core.routing.pool.PoolAnswer;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolQuery;
import dev.centrala.core.routing.pool.PoolResult;
import dev.centrala.core.routing.pool.Presence;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A pool or a budget that went wrong, and the sweeper that puts it right without being asked. */
@Execution(ExecutionMode.CONCURRENT) // each test has a tenant of its own and waits for the sweeper
class RepairTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private Shop shop;
  private TenantId tenant;
  private String queue;
  private Line line;
  private Agent ana;
  private Wire desk;

  @BeforeEach
  void open() {
    shop = BUSINESS.shop();
    tenant = TenantId.parse(shop.tenant());
    queue =
        shop.queue(
            "Everything", Map.of("wrapUp", Map.of("mode", "none"), "offerTimeoutSeconds", 300));
    line = shop.line(BUSINESS.carrier(), queue);
    ana = shop.agent("ana");
    desk = ana.available();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private String text() {
    String customer = Line.customer();
    BUSINESS.carrier().receiveSms(customer, line.number(), "Hello");
    return shop.onlyInteractionOf(customer);
  }

  private String accepted() {
    String interaction = text();
    accept(interaction);
    return interaction;
  }

  private void accept(String interaction) {
    JsonNode offer = desk.awaitOffer(interaction);
    desk.done("acceptOffer", Map.of("offerId", offer.path("offerId").asText()));
  }

  /** Ana keeps what she has and is asked nothing new. */
  private void busy() {
    desk.done("setPresence", Map.of("state", "busy"));
  }

  /** The pool hears it, and whoever carries out decisions does not. */
  private void harm(PoolCommand command) {
    assertThat(BUSINESS.pools().submit(tenant, command).result())
        .isEqualTo(new PoolResult.Applied());
  }

  private Optional<PoolAnswer.Holding> held(String interaction) {
    PoolAnswer.Holdings all =
        (PoolAnswer.Holdings) BUSINESS.pools().ask(tenant, new PoolQuery.Held());
    return all.contacts().stream()
        .filter(each -> each.contact().toString().equals(interaction))
        .findFirst();
  }

  private boolean is(String interaction, ContactState state) {
    return held(interaction).filter(each -> each.state() == state).isPresent();
  }

  private PoolCommand.Enqueue enqueue(String interaction) {
    return new PoolCommand.Enqueue(
        InteractionId.parse(interaction), QueueId.parse(queue), Channel.SMS, 0, 1, null);
  }

  private ContactFact withAna(String interaction, Epoch epoch, int cost) {
    return new ContactFact(
        InteractionId.parse(interaction),
        QueueId.parse(queue),
        Channel.SMS,
        0,
        1,
        ContactState.ASSIGNED,
        UserId.parse(ana.id()),
        epoch,
        cost,
        0);
  }

  @Test
  void anAgentOfWhomThePoolHasNotHeardYetTakesWorkAtOnce() {
    desk.close();
    harm(new PoolCommand.RemoveAgent(UserId.parse(ana.id())));
    desk = ana.available();
    accept(text());
  }

  @Test
  void whatWaitsInTheDatabaseButInNoPoolIsQueuedAgain() {
    busy();
    String lost = text();
    harm(new PoolCommand.Forget(InteractionId.parse(lost)));
    assertThat(held(lost)).isEmpty();
    Await.until("the lost contact to wait again", () -> is(lost, ContactState.WAITING));
    desk.done("setPresence", Map.of("state", "available"));
    accept(lost);
  }

  /** As after a split, in which the other side has gone on with the contact. */
  @Test
  void aContactOfferedSinceByAnotherSideIsOfferedAtOnce() {
    busy();
    String waiting = text();
    Await.until("the contact to wait", () -> is(waiting, ContactState.WAITING));
    BUSINESS
        .database()
        .asOwner(
            "UPDATE interactions SET fence_counter = fence_counter + 1000000, fence_incarnation ="
                + " (SELECT incarnation FROM pool_incarnations WHERE tenant_id = '"
                + tenant
                + "') WHERE id = '"
                + waiting
                + "'");
    desk.done("setPresence", Map.of("state", "available"));
    accept(waiting);
  }

  /** As after a split: the offer stands in the database, and its agent is busy by the pool. */
  @Test
  void aContactThatAnotherSideHasOnOfferToWhoeverIsBusyIsOfferedToTheNextAtOnce() {
    String ringing = text();
    desk.awaitOffer(ringing);
    harm(new PoolCommand.SetPresence(UserId.parse(ana.id()), Presence.BUSY, null));
    try (Wire ben = shop.agent("ben").available()) {
      JsonNode offer = ben.awaitOffer(ringing);
      ben.done("acceptOffer", Map.of("offerId", offer.path("offerId").asText()));
    }
    assertThat(shop.timelineTypes(ringing)).contains("offer.withdrawn");
  }

  /** Nothing else is under way in the whole business. */
  @Test
  void whatHasEndedLeavesThePool() {
    String over = accepted();
    busy();
    desk.done("end", Map.of("interactionId", over));
    shop.awaitState(over, "ended");
    harm(enqueue(over));
    assertThat(held(over)).isPresent();
    Await.until("the ended contact to leave", () -> held(over).isEmpty());
    assertThat(shop.interaction(over).path("state").asText()).isEqualTo("ended");
  }

  /** The customer left, and the pool had lost the contact when it was told. */
  @Test
  void whatIsOverEndsAlsoWhenThePoolHasLostIt() {
    String over = accepted();
    busy();
    harm(new PoolCommand.Forget(InteractionId.parse(over)));
    BUSINESS
        .database()
        .asOwner(
            "UPDATE interactions SET disconnected_at = now(), outcome = 'completed' WHERE id = '%s'"
                .formatted(over));
    shop.awaitState(over, "ended");
  }

  @Test
  void whatAnAgentHasDoesNotWait() {
    String taken = accepted();
    busy();
    harm(new PoolCommand.Forget(InteractionId.parse(taken)));
    harm(enqueue(taken));
    assertThat(is(taken, ContactState.WAITING)).isTrue();
    Await.until("the contact to be ana's again", () -> is(taken, ContactState.ASSIGNED));
    assertThat(held(taken).orElseThrow().agent()).hasToString(ana.id());
  }

  @Test
  void whatWaitsIsNotAnAgents() {
    busy();
    String waiting = text();
    harm(new PoolCommand.Restore(withAna(waiting, new Epoch(1, 1_000_000), 25)));
    assertThat(is(waiting, ContactState.ASSIGNED)).isTrue();
    Await.until("the contact to wait again", () -> is(waiting, ContactState.WAITING));
  }

  /** Its deadline is far away. */
  @Test
  void anOfferThatNobodyWroteIsMadeAgain() {
    busy();
    String waiting = text();
    harm(new PoolCommand.SetPresence(UserId.parse(ana.id()), Presence.AVAILABLE, null));
    Epoch lost = held(waiting).orElseThrow().epoch();
    assertThat(is(waiting, ContactState.OFFERED)).isTrue();
    JsonNode offer = desk.awaitOffer(waiting);
    assertThat(held(waiting).orElseThrow().epoch()).isNotEqualTo(lost);
    desk.done("acceptOffer", Map.of("offerId", offer.path("offerId").asText()));
  }

  @Test
  void aWrongLoadInThePoolIsMended() {
    String taken = accepted();
    PoolAnswer.Holding right = held(taken).orElseThrow();
    harm(new PoolCommand.Restore(withAna(taken, right.epoch(), 100)));
    assertThat(held(taken).orElseThrow().cost()).isEqualTo(100);
    Await.until("the right cost", () -> held(taken).orElseThrow().cost() == right.cost());
    accept(text());
  }

  /** The pool, which has ended it in time, would be asked in vain who is to write that. */
  @Test
  void anOfferBeyondItsDeadlineEndsInTheDatabaseToo() {
    String interaction = text();
    desk.awaitOffer(interaction);
    String ends =
        "SELECT count(*) FROM interaction_events WHERE interaction_id = '%s' AND type = 'offer.timedOut'"
            .formatted(interaction);
    assertThat(BUSINESS.database().valueAsOwner(ends)).isEqualTo("0");
    BUSINESS
        .database()
        .asOwner(
            "UPDATE interactions SET offer_expires_at = now() - interval '1 minute' WHERE id = '%s'"
                .formatted(interaction));
    Await.until("the end", () -> BUSINESS.database().valueAsOwner(ends).equals("1"));
    accept(interaction);
  }

  @Test
  void aWrongBudgetInTheDatabaseIsMended() {
    String taken = accepted();
    String used =
        "SELECT used[3] FROM agent_loads WHERE tenant_id = '%s' AND user_id = '%s'"
            .formatted(shop.tenant(), ana.id());
    String right = BUSINESS.database().valueAsOwner(used);
    assertThat(right).isEqualTo(Integer.toString(held(taken).orElseThrow().cost()));
    BUSINESS
        .database()
        .asOwner(
            "UPDATE agent_loads SET used[3] = 100 WHERE tenant_id = '%s'".formatted(shop.tenant()));
    Await.until("the right budget", () -> BUSINESS.database().valueAsOwner(used).equals(right));
    BUSINESS
        .database()
        .asOwner("DELETE FROM agent_loads WHERE tenant_id = '%s'".formatted(shop.tenant()));
    Await.until("the lost budget", () -> BUSINESS.database().valueAsOwner(used).equals(right));
    accept(text());
  }
}
