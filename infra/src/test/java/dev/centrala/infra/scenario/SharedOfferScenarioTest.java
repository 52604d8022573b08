package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.core.routing.SharedOffers;
import dev.centrala.core.routing.pool.Epoch;
import dev.centrala.core.routing.pool.OpenOffer;
import dev.centrala.core.routing.pool.PoolAnswer;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolQuery;
import dev.centrala.core.routing.pool.PoolResult;
import dev.centrala.core.routing.pool.Presence;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.routing.PgSharedOffers;
import dev.centrala.infra.scenario.Shop.Agent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A queue that asks several agents at once: the first to accept has the contact. */
@Execution(ExecutionMode.CONCURRENT) // each test has a tenant of its own and waits for the sweeper
class SharedOfferScenarioTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private final List<AutoCloseable> open = new ArrayList<>();
  private Shop shop;

  @BeforeEach
  void openShop() {
    shop = BUSINESS.shop();
    shop.owner()
        .change("/api/v1/tenant", Map.of("settings", Map.of("capacity", Map.of("chat", 100))));
  }

  @AfterEach
  void closeShop() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private <T extends AutoCloseable> T keep(T closeable) {
    open.add(closeable);
    return closeable;
  }

  private String widget(int most, int offerTimeoutSeconds) {
    return shop.widget(
        shop.queue(
            "Sales",
            Map.of(
                "ring", Map.of("mode", "simultaneous", "most", most),
                "offerTimeoutSeconds", offerTimeoutSeconds,
                "wrapUp", Map.of("mode", "none"))));
  }

  private Visitor visitor(String widget) {
    return keep(Visitor.arrive(BUSINESS.base(), widget, "Carla"));
  }

  private Wire available(String name) {
    return keep(shop.agent(name).available());
  }

  private static String offer(Wire desk, String interaction) {
    return desk.awaitOffer(interaction).path("offerId").asText();
  }

  private static void awaitEnd(Wire desk, String offer, String outcome) {
    JsonNode ended = desk.await("offerEnded", f -> f.path("offerId").asText().equals(offer));
    assertThat(ended.path("outcome").asText()).isEqualTo(outcome);
  }

  private String written(String sql, String interaction) {
    return BUSINESS.database().valueAsOwner(sql.formatted(interaction));
  }

  private String openOffers(String interaction) {
    return written(
        "SELECT count(*) FROM interaction_offers WHERE interaction_id = '%s'", interaction);
  }

  private List<String> explained(String interaction) {
    return shop.owner().items("/api/v1/interactions/" + interaction + "/explanations").stream()
        .map(each -> each.path("text").asText())
        .toList();
  }

  private void damagePool() {
    BUSINESS
        .database()
        .asOwner(
            "UPDATE pool_incarnations SET incarnation = incarnation + 1 WHERE tenant_id = '%s'"
                .formatted(shop.tenant()));
  }

  /** The pool hears it, and whoever carries out decisions does not. */
  private void harm(PoolCommand command) {
    assertThat(BUSINESS.pools().submit(TenantId.parse(shop.tenant()), command).result())
        .isEqualTo(new PoolResult.Applied());
  }

  private List<OpenOffer> inPool(String interaction) {
    PoolAnswer.Holdings all =
        (PoolAnswer.Holdings)
            BUSINESS.pools().ask(TenantId.parse(shop.tenant()), new PoolQuery.Held());
    return all.contacts().stream()
        .filter(each -> each.contact().toString().equals(interaction))
        .flatMap(each -> each.offers().stream())
        .toList();
  }

  @Test
  void theFirstToAcceptHasItAndTheOthersAreFreeAtOnce() {
    String widget = widget(2, 300);
    Wire ana = available("ana");
    Wire ben = available("ben");
    String first = visitor(widget).interaction();
    String hers = offer(ana, first);
    String his = offer(ben, first);
    String second = visitor(widget).interaction();
    shop.awaitState(second, "queued");
    assertThat(openOffers(first)).isEqualTo("2");
    assertThat(shop.interaction(first).path("state").asText()).isEqualTo("queued");

    ben.done("acceptOffer", Map.of("offerId", his));
    awaitEnd(ana, hers, "withdrawn");
    awaitEnd(ben, his, "accepted");
    ben.await("assigned", f -> f.at("/interaction/id").asText().equals(first));
    shop.awaitState(first, "assigned");
    assertThat(openOffers(first)).isEqualTo("0");
    // Her capacity was reserved and is hers again.
    offer(ana, second);
    assertThat(ana.command("acceptOffer", Map.of("offerId", hers)).path("code").asText())
        .isEqualTo("offerGone");
    assertThat(explained(first))
        .anyMatch(text -> text.contains("up to 2 at once"))
        .anyMatch(text -> text.contains("up to 2 at once, beside"))
        .anyMatch(text ->
            text.contains("ben accepted the offer from Sales first, before ana, asked at the"));
    assertThat(shop.timelineTypes(first))
        .containsSubsequence(
            "interaction.offered",
            "interaction.offered",
            "offer.withdrawn",
            "interaction.assigned");
  }

  @Test
  void whenOneDeclinesTheNextIsAskedAndWhoBecomesFreeTooUntilNobodyIsLeft() {
    shop.owner().change("/api/v1/tenant", Map.of("settings", Map.of("rejectCooldownSeconds", 600)));
    String widget = widget(2, 300);
    Wire ana = available("ana");
    Visitor visitor = visitor(widget);
    String chat = visitor.interaction();
    String hers = offer(ana, chat);
    Wire ben = available("ben");
    String his = offer(ben, chat);
    Wire eve = available("eve");
    assertThat(openOffers(chat)).isEqualTo("2");
    ana.done("rejectOffer", Map.of("offerId", hers));
    awaitEnd(ana, hers, "rejected");
    String third = offer(eve, chat);
    ben.done("rejectOffer", Map.of("offerId", his));
    eve.done("setPresence", Map.of("state", "away"));
    awaitEnd(eve, third, "withdrawn");
    assertThat(openOffers(chat)).isEqualTo("0");
    shop.awaitState(chat, "queued");
    eve.done("setPresence", Map.of("state", "available"));
    offer(eve, chat);
    visitor.wire().send("end", Map.of());
    shop.awaitState(chat, "abandoned");
    Await.until("no offer to be left", () -> openOffers(chat).equals("0"));
    eve.await("offerEnded", f -> f.path("outcome").asText().equals("withdrawn"));
  }

  @Test
  void whoLetsItPassIsSetAwayAndTheContactKeepsItsPlace() {
    shop.owner().change("/api/v1/tenant", Map.of("settings", Map.of("missedOffersToAway", 1)));
    String widget = widget(3, 5);
    Wire ana = available("ana");
    Wire ben = available("ben");
    String chat = visitor(widget).interaction();
    awaitEnd(ana, offer(ana, chat), "timedOut");
    awaitEnd(ben, offer(ben, chat), "timedOut");
    for (Wire desk : List.of(ana, ben)) {
      desk.await("presenceChanged", f -> f.path("state").asText().equals("away"));
    }
    Wire eve = available("eve");
    eve.done("acceptOffer", Map.of("offerId", offer(eve, chat)));
    shop.awaitState(chat, "assigned");
  }

  @Test
  void aDeskThatComesBackSeesWhatItIsAskedToTake() {
    String widget = widget(2, 300);
    Agent ana = shop.agent("ana");
    Wire before = keep(ana.available());
    Wire ben = available("ben");
    String chat = visitor(widget).interaction();
    String hers = offer(before, chat);
    before.close();
    Wire again = keep(new Wire(BUSINESS.base(), "/ws/agent", "centrala.agent.v1"));
    again.send("authenticate", Map.of("token", ana.token()));
    JsonNode snapshot = again.await("snapshot");
    assertThat(snapshot.path("offers")).hasSize(1);
    assertThat(snapshot.at("/offers/0/offerId").asText()).isEqualTo(hers);
    assertThat(snapshot.at("/offers/0/interactionId").asText()).isEqualTo(chat);
    ben.done("acceptOffer", Map.of("offerId", offer(ben, chat)));
    awaitEnd(again, hers, "withdrawn");
  }

  @Test
  void aRebuiltPoolRingsOn() {
    String widget = widget(3, 300);
    Wire ana = available("ana");
    Wire ben = available("ben");
    String chat = visitor(widget).interaction();
    String hers = offer(ana, chat);
    String his = offer(ben, chat);
    damagePool();
    // Asked by the new pool, beside the two who still are.
    Wire eve = available("eve");
    String third = offer(eve, chat);
    ana.done("acceptOffer", Map.of("offerId", hers));
    awaitEnd(ben, his, "withdrawn");
    awaitEnd(eve, third, "withdrawn");
    shop.awaitState(chat, "assigned");
    assertThat(openOffers(chat)).isEqualTo("0");
  }

  /** The pool, which has ended it in time, would be asked in vain who is to write that. */
  @Test
  void anOfferBeyondItsDeadlineEndsInTheDatabaseToo() {
    String widget = widget(2, 300);
    Wire ana = available("ana");
    Wire ben = available("ben");
    String chat = visitor(widget).interaction();
    String hers = offer(ana, chat);
    String his = offer(ben, chat);
    BUSINESS
        .database()
        .asOwner(
            """
            UPDATE interaction_offers SET expires_at = now() - interval '1 minute'
            WHERE tenant_id = '%s' AND offer_id = '%s'\
            """
                .formatted(shop.tenant(), hers));
    awaitEnd(ana, hers, "timedOut");
    ben.done("acceptOffer", Map.of("offerId", his));
    shop.awaitState(chat, "assigned");
  }

  @Test
  void anEndThatNobodyWroteIsWrittenByTheSweeper() {
    String widget = widget(2, 300);
    Agent ana = shop.agent("ana");
    Wire desk = keep(ana.available());
    Wire ben = available("ben");
    String chat = visitor(widget).interaction();
    String hers = offer(desk, chat);
    String his = offer(ben, chat);
    harm(new PoolCommand.Reject(OfferId.parse(hers), UserId.parse(ana.id())));
    assertThat(openOffers(chat)).isEqualTo("2");
    awaitEnd(desk, hers, "withdrawn");
    assertThat(openOffers(chat)).isEqualTo("1");
    ben.done("acceptOffer", Map.of("offerId", his));
    shop.awaitState(chat, "assigned");
  }

  @Test
  void anOfferThatNobodyWroteIsMadeAgain() {
    String widget = widget(2, 300);
    Agent ben = shop.agent("ben");
    Wire ana = available("ana");
    Wire his = keep(ben.connect());
    String chat = visitor(widget).interaction();
    String hers = offer(ana, chat);
    harm(new PoolCommand.SetPresence(UserId.parse(ben.id()), Presence.AVAILABLE, null));
    List<OpenOffer> lost = inPool(chat);
    assertThat(lost).hasSize(2);
    assertThat(openOffers(chat)).isEqualTo("1");
    String made = offer(his, chat);
    assertThat(lost).extracting(o -> o.offer().toString()).doesNotContain(made);
    his.done("acceptOffer", Map.of("offerId", made));
    awaitEnd(ana, hers, "withdrawn");
    shop.awaitState(chat, "assigned");
  }

  /** The pool has forgotten what she has in hand; the database has not. */
  @Test
  void whoHasNoRoomInTheDatabaseDoesNotGetItAndTheNextDoes() {
    String widget = widget(2, 300);
    Wire ana = available("ana");
    String first = visitor(widget).interaction();
    ana.done("acceptOffer", Map.of("offerId", offer(ana, first)));
    shop.awaitState(first, "assigned");
    Wire ben = available("ben");
    harm(new PoolCommand.Forget(InteractionId.parse(first)));
    String second = visitor(widget).interaction();
    String his = offer(ben, second);
    ana.poll("offer", f -> f.path("interactionId").asText().equals(second))
        .ifPresent(o ->
            assertThat(
                    ana.command("acceptOffer", Map.of("offerId", o.path("offerId").asText()))
                        .path("type")
                        .asText())
                .isEqualTo("error"));
    JsonNode taken = ben.command("acceptOffer", Map.of("offerId", his));
    if (taken.path("type").asText().equals("error")) {
      ben.done("acceptOffer", Map.of("offerId", offer(ben, second)));
    }
    shop.awaitState(second, "assigned");
    assertThat(openOffers(second)).isEqualTo("0");
    assertThat(written("SELECT cost FROM interactions WHERE id = '%s'", first)).isEqualTo("100");
  }

  @Test
  void allAcceptAtOnceAndOneHasIt() throws Exception {
    String widget = widget(3, 300);
    List<Wire> desks = List.of(available("ana"), available("ben"), available("eve"));
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 5; round++) {
        Visitor visitor = visitor(widget);
        String chat = visitor.interaction();
        List<Callable<String>> answers = new ArrayList<>();
        for (Wire desk : desks) {
          Map<String, Object> accept = Map.of("offerId", offer(desk, chat));
          answers.add(() -> desk.command("acceptOffer", accept).path("type").asText());
        }
        List<String> outcomes = new ArrayList<>();
        for (Future<String> each : crowd.invokeAll(answers)) {
          outcomes.add(each.get());
        }
        assertThat(outcomes).containsOnlyOnce("commandDone");
        assertThat(shop.timelineTypes(chat)).containsOnlyOnce("interaction.assigned");
        assertThat(openOffers(chat)).isEqualTo("0");
        visitor.wire().send("end", Map.of());
        shop.awaitState(chat, "ended");
      }
    }
  }

  @Test
  void aSupervisorTakesItFromAllOfThem() {
    String widget = widget(2, 300);
    Agent ana = shop.agent("ana");
    Wire desk = keep(ana.available());
    Wire ben = available("ben");
    String chat = visitor(widget).interaction();
    String hers = offer(desk, chat);
    String his = offer(ben, chat);
    shop.owner()
        .post("/api/v1/interactions/" + chat + "/push", Map.of("userId", ana.id()))
        .expect(200);
    awaitEnd(desk, hers, "withdrawn");
    awaitEnd(ben, his, "withdrawn");
    desk.await("assigned", f -> f.at("/interaction/id").asText().equals(chat));
    assertThat(openOffers(chat)).isEqualTo("0");
  }

  @Test
  void aQueueIsKeptWithItsRingAndABadOneRefused() {
    String queue = shop.queue("Plain", Map.of());
    JsonNode plain = shop.owner().get("/api/v1/queues/" + queue).expect(200);
    assertThat(plain.at("/ring/mode").asText()).isEqualTo("sequential");
    assertThat(plain.at("/ring/most").asInt()).isEqualTo(1);
    Map<String, Object> ring = new HashMap<>();
    ring.put("mode", "simultaneous");
    JsonNode three =
        shop.owner().post("/api/v1/queues", Map.of("name", "Three", "ring", ring)).expect(201);
    assertThat(three.at("/ring/most").asInt()).isEqualTo(3);
    ring.put("most", 10);
    JsonNode several = shop.owner().change("/api/v1/queues/" + queue, Map.of("ring", ring));
    assertThat(several.at("/ring/most").asInt()).isEqualTo(10);
    JsonNode renamed = shop.owner().change("/api/v1/queues/" + queue, Map.of("name", "Other"));
    assertThat(renamed.path("ring")).isEqualTo(several.path("ring"));
    for (Object most : List.of(0, 11)) {
      ring.put("most", most);
      assertThat(shop.owner().post("/api/v1/queues", Map.of("name", "Bad", "ring", ring)).status())
          .isEqualTo(400);
    }
    assertThat(
            shop.owner()
                .post("/api/v1/queues", Map.of("name", "Bad", "ring", Map.of("mode", "all")))
                .status())
        .isEqualTo(400);
  }

  /** Of the store: what it does with offers of another tenant, and with older ones. */
  @Test
  void offersAreTheTenantsOwnAndTheNewestOfAnAgentStands() {
    PgSharedOffers store = new PgSharedOffers();
    TenantId tenant = TenantId.parse(shop.tenant());
    TenantId stranger = TenantId.parse(BUSINESS.shop().tenant());
    InteractionId contact = InteractionId.parse(visitor(widget(2, 300)).interaction());
    UserId agent = new UserId(UUID.randomUUID());
    // Far above what the pool of this tenant gives.
    Instant later = Instant.now().plusSeconds(3600);
    OpenOffer older = new OpenOffer(agent, new Epoch(900, 1), later.toEpochMilli());
    OpenOffer newer = new OpenOffer(agent, new Epoch(900, 2), later.toEpochMilli());
    var transactions = BUSINESS.database().transactions();
    transactions.doInTenant(
        tenant,
        tx -> {
          assertThat(store.add(tx, contact, newer)).isTrue();
          assertThat(store.add(tx, contact, older)).isFalse();
          assertThat(store.add(tx, contact, newer)).isFalse();
          assertThat(store.isAnyNewer(tx, contact, older.epoch())).isTrue();
          assertThat(store.isAnyNewer(tx, contact, newer.epoch())).isFalse();
          assertThat(store.to(tx, agent)).containsExactly(new SharedOffers.Of(contact, newer));
          assertThat(store.expiring(tx, later.plusSeconds(1))).hasSize(1);
        });
    transactions.doInTenant(
        stranger,
        tx -> {
          assertThat(store.isOpen(tx, contact, newer.offer())).isFalse();
          assertThat(store.isAnyNewer(tx, contact, older.epoch())).isFalse();
          assertThat(store.to(tx, agent)).isEmpty();
          assertThat(store.expiring(tx, later.plusSeconds(1))).isEmpty();
          assertThat(store.remove(tx, contact, newer.offer())).isFalse();
          assertThat(store.removeAll(tx, contact)).isEmpty();
        });
    transactions.doInTenant(
        tenant, tx -> assertThat(store.removeAll(tx, contact)).containsExactly(newer));
  }
}
