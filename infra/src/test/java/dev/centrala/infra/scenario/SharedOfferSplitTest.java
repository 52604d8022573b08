package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.pool.ContactState;
import dev.centrala.core.routing.pool.Epoch;
import dev.centrala.core.routing.pool.Explanation;
import dev.centrala.core.routing.pool.Medium;
import dev.centrala.core.routing.pool.OpenOffer;
import dev.centrala.core.routing.pool.PoolAnswer;
import dev.centrala.core.routing.pool.PoolDecision;
import dev.centrala.core.routing.pool.PoolQuery;
import dev.centrala.core.routing.pool.PoolReply;
import dev.centrala.core.routing.pool.PoolResult;
import dev.centrala.core.routing.pool.Take;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.scenario.Shop.Agent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the database makes of decisions about offers to several agents that come from both halves of
 * a split, late, out of order or twice.
 */
class SharedOfferSplitTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private static final Take TAKE = new Take(Medium.CHAT, 25, 10, 10, List.of(), false);
  private static final Explanation WHY =
      new Explanation(
          1,
          Explanation.Kind.OFFERED,
          "Sales",
          0,
          null,
          null,
          1,
          List.of(),
          List.of(),
          null,
          null,
          null,
          false,
          null,
          null);

  private final List<AutoCloseable> open = new ArrayList<>();
  private Shop shop;
  private TenantId tenant;
  private QueueId queue;
  private String widget;

  @BeforeEach
  void openShop() {
    shop = BUSINESS.shop();
    tenant = TenantId.parse(shop.tenant());
    String sales =
        shop.queue(
            "Sales",
            Map.of("ring", Map.of("mode", "simultaneous", "most", 2), "offerTimeoutSeconds", 300));
    queue = QueueId.parse(sales);
    widget = shop.widget(sales);
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

  private InteractionId chat() {
    return InteractionId.parse(
        keep(Visitor.arrive(BUSINESS.base(), widget, "Carla")).interaction());
  }

  private PoolAnswer.Holdings held() {
    return (PoolAnswer.Holdings) BUSINESS.pools().ask(tenant, new PoolQuery.Held());
  }

  private PoolAnswer.Holding held(InteractionId contact) {
    return held().contacts().stream()
        .filter(each -> each.contact().equals(contact))
        .findFirst()
        .orElseThrow();
  }

  /** Far above what the pool gives. */
  private Epoch epoch(int number) {
    return new Epoch(held().incarnation(), 1000L + number);
  }

  private void carryOut(PoolDecision decision) {
    PoolReply reply =
        new PoolReply(held().incarnation(), 1, false, List.of(decision), 1, 0, PoolResult.APPLIED);
    BUSINESS.decisions().carryOut(tenant, reply);
  }

  private PoolDecision.Offered offered(InteractionId contact, Agent agent, int number) {
    long later = Instant.now().plusSeconds(3600).toEpochMilli();
    UserId user = UserId.parse(agent.id());
    OpenOffer offer = new OpenOffer(user, epoch(number), later);
    return new PoolDecision.Offered(
        offer.offer(), contact, queue, user, offer.epoch(), TAKE, 1, later, true, WHY);
  }

  private static PoolDecision.OfferEnded ended(PoolDecision.Offered offered) {
    return new PoolDecision.OfferEnded(
        offered.offer(),
        offered.contact(),
        offered.agent(),
        offered.epoch(),
        PoolDecision.OfferOutcome.WITHDRAWN);
  }

  private PoolDecision.Assigned assigned(InteractionId contact, OpenOffer offer, Epoch epoch) {
    return new PoolDecision.Assigned(
        contact, queue, offer.agent(), offer.offer(), epoch, TAKE, false, WHY);
  }

  private long count(InteractionId contact, String type) {
    return shop.timelineTypes(contact.toString()).stream().filter(type::equals).count();
  }

  private String number(String sql, Object about) {
    return BUSINESS.database().valueAsOwner(sql.formatted(about));
  }

  private String openOffers(InteractionId contact) {
    return number("SELECT count(*) FROM interaction_offers WHERE interaction_id = '%s'", contact);
  }

  /** Each half has let another agent accept, under the same epoch. */
  @Test
  void bothHalvesSayYesAndTheDatabaseSaysItOnce() throws Exception {
    Wire ana = keep(shop.agent("ana").available());
    Wire ben = keep(shop.agent("ben").available());
    InteractionId contact = chat();
    ana.awaitOffer(contact.toString());
    ben.awaitOffer(contact.toString());
    Epoch same = epoch(1);
    List<Callable<Boolean>> halves = new ArrayList<>();
    for (OpenOffer offer : held(contact).offers()) {
      PoolDecision.Assigned grant = assigned(contact, offer, same);
      halves.add(() -> {
        carryOut(grant);
        return true;
      });
    }
    assertThat(halves).hasSize(2);
    try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> each : both.invokeAll(halves)) {
        assertThat(each.get()).isTrue();
      }
    }
    assertThat(count(contact, "interaction.assigned")).isEqualTo(1);
    assertThat(openOffers(contact)).isEqualTo("0");
    assertThat(
            number("SELECT sum(u) FROM agent_loads, unnest(used) u WHERE tenant_id = '%s'", tenant))
        .isEqualTo("25");
    // The pool of the half that is left learns what the database says.
    Await.until(
        "the pool to agree",
        () -> {
          PoolAnswer.Holding now = held(contact);
          return now.state() == ContactState.ASSIGNED && now.epoch().equals(same);
        });
    for (Wire desk : List.of(ana, ben)) {
      desk.await("offerEnded");
    }
  }

  @Test
  void anOlderOfferStandsBesideAYoungerOneThatWasWrittenFirst() {
    Agent ana = shop.agent("ana");
    Agent ben = shop.agent("ben");
    InteractionId contact = chat();
    PoolDecision.Offered older = offered(contact, ana, 1);
    PoolDecision.Offered younger = offered(contact, ben, 2);
    for (PoolDecision each : List.of(younger, older, younger, older)) {
      carryOut(each);
    }
    assertThat(openOffers(contact)).isEqualTo("2");
    assertThat(count(contact, "interaction.offered")).isEqualTo(2);
    carryOut(ended(younger));
    carryOut(ended(younger));
    assertThat(count(contact, "offer.withdrawn")).isEqualTo(1);
    carryOut(assigned(contact, new OpenOffer(older.agent(), older.epoch(), 1), epoch(3)));
    shop.awaitState(contact.toString(), "assigned");
    assertThat(openOffers(contact)).isEqualTo("0");
    carryOut(offered(contact, ben, 4));
    assertThat(openOffers(contact)).isEqualTo("0");
  }

  @Test
  void anOfferThatComesAfterItsEndIsNotWritten() {
    Agent ana = shop.agent("ana");
    Agent ben = shop.agent("ben");
    InteractionId contact = chat();
    PoolDecision.Offered late = offered(contact, ana, 1);
    PoolDecision.Offered first = offered(contact, ben, 2);
    carryOut(first);
    carryOut(ended(first));
    carryOut(ended(late));
    carryOut(late);
    carryOut(first);
    assertThat(openOffers(contact)).isEqualTo("0");
    assertThat(count(contact, "interaction.offered")).isEqualTo(1);
  }

  @Test
  void noOfferOutlivesItsContact() {
    Agent ana = shop.agent("ana");
    Visitor visitor = keep(Visitor.arrive(BUSINESS.base(), widget, "Carla"));
    InteractionId contact = InteractionId.parse(visitor.interaction());
    carryOut(offered(contact, ana, 1));
    assertThat(openOffers(contact)).isEqualTo("1");
    visitor.wire().send("end", Map.of());
    shop.awaitState(contact.toString(), "abandoned");
    assertThat(openOffers(contact)).isEqualTo("0");
    carryOut(offered(contact, ana, 2));
    assertThat(openOffers(contact)).isEqualTo("0");
  }
}
