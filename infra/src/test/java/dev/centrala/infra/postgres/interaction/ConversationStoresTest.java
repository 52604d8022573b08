package dev.centrala.infra.postgres.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.customer.Customer;
import dev.centrala.core.customer.CustomerService;
import dev.centrala.core.customer.Identity;
import dev.centrala.core.customer.Merge;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionFilter;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.interaction.TimelineEvent;
import dev.centrala.core.messaging.Author;
import dev.centrala.core.messaging.Dispatch;
import dev.centrala.core.messaging.Message;
import dev.centrala.core.messaging.MessageStatus;
import dev.centrala.core.messaging.MessageThread;
import dev.centrala.core.routing.pool.Medium;
import dev.centrala.core.routing.pool.Take;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.MessageId;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.config.Json;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.TestDatabase;
import dev.centrala.infra.postgres.audit.PgAuditLog;
import dev.centrala.infra.postgres.customer.PgCustomers;
import dev.centrala.infra.postgres.messaging.PgMessages;
import dev.centrala.infra.postgres.messaging.PgThreads;
import dev.centrala.infra.postgres.routing.PgAgentLoads;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Customers, threads, messages, interactions and loads in a real database. */
class ConversationStoresTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final PageRequest FIRST = new PageRequest(50, null);

  private final Transactions transactions = DATABASE.transactions();
  private final PgCustomers customers = new PgCustomers();
  private final PgThreads threads = new PgThreads();
  private final PgMessages messages = new PgMessages();
  private final PgInteractions interactions = new PgInteractions();
  private final CustomerService service =
      new CustomerService(
          customers, new PgAuditLog(Json.mapper()), (tx, event) -> {}, Clock.systemUTC());
  private final Timeline timeline =
      new Timeline(interactions, (tx, event) -> {}, Clock.systemUTC());
  private final TenantId tenant = TestDatabase.anyTenant();
  private final TenantId other = TestDatabase.anyTenant();
  private final EntryPointId entryPoint = EntryPointId.next();

  @BeforeEach
  void anEntryPoint() {
    transactions.doInTenant(
        tenant,
        tx -> {
          ConnectionId connection = ConnectionId.next();
          PgTx.of(tx)
              .update(
                  """
                  INSERT INTO connections (tenant_id, id, version, provider, name, account, created_at)
                  VALUES ($1, $2, 1, 'twilio', 'c', 'AC1', $3)\
                  """,
                  tenant,
                  connection,
                  NOW);
          PgTx.of(tx)
              .update(
                  """
                  INSERT INTO entry_points (tenant_id, id, version, name, channel, connection_id, address, webhook_state, settings)
                  VALUES ($1, $2, 1, 'n', 'sms', $3, '+15550001', 'none', '{}')\
                  """,
                  tenant,
                  entryPoint,
                  connection);
        });
  }

  private Interaction opened(Tx tx, String address) {
    Customer customer = service.resolve(tx, Identity.phone(address), null);
    MessageThread thread = threads.open(tx, entryPoint, address);
    Interaction fresh =
        Interaction.arrived(
            InteractionId.next(), Channel.SMS, entryPoint, thread.id(), customer.id(), NOW);
    interactions.insert(tx, fresh);
    threads.setCurrent(tx, thread.id(), fresh.id());
    return timeline.record(tx, fresh, "interaction.created", Actor.SYSTEM, Map.of());
  }

  private Message pending(Tx tx, Interaction interaction, String clientId) {
    Message message =
        new Message(
            MessageId.next(),
            interaction.id(),
            interaction.thread(),
            false,
            Author.SYSTEM,
            "text",
            List.of(),
            clientId,
            MessageStatus.PENDING,
            null,
            null,
            0,
            NOW);
    messages.insert(tx, message);
    return message;
  }

  @Test
  void anotherTenantFindsNothing() {
    Interaction mine = transactions.inTenant(tenant, tx -> opened(tx, "+15550100"));
    Message message = transactions.inTenant(tenant, tx -> pending(tx, mine, "c1"));
    transactions.doInTenant(
        other,
        tx -> {
          assertThat(interactions.find(tx, mine.id())).isEmpty();
          assertThat(interactions.lock(tx, mine.id())).isEmpty();
          assertThat(interactions.events(tx, mine.id(), FIRST).items()).isEmpty();
          assertThat(interactions.list(tx, InteractionFilter.ALL, FIRST).items()).isEmpty();
          assertThat(customers.find(tx, mine.customer())).isEmpty();
          assertThat(customers.byIdentity(tx, Identity.phone("+15550100"))).isEmpty();
          assertThat(customers.list(tx, null, FIRST).items()).isEmpty();
          assertThat(threads.find(tx, mine.thread())).isEmpty();
          assertThat(messages.find(tx, message.id())).isEmpty();
          assertThat(messages.list(tx, mine.id(), FIRST).items()).isEmpty();
          assertThat(messages.claim(tx, NOW, NOW.plusSeconds(40), 10)).isEmpty();
        });
  }

  @Test
  void theTimelineIsNumberedWithoutGapsAndCannotBeChanged() {
    Interaction mine = transactions.inTenant(tenant, tx -> opened(tx, "+15550101"));
    transactions.doInTenant(
        tenant,
        tx -> {
          Interaction locked = interactions.lock(tx, mine.id()).orElseThrow();
          timeline.record(tx, locked, "note.added", Actor.SYSTEM, Map.of("text", "a"));
        });
    List<TimelineEvent> events =
        transactions.inTenant(tenant, tx -> interactions.events(tx, mine.id(), FIRST).items());
    assertThat(events).extracting(TimelineEvent::sequence).containsExactly(1L, 2L);
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(() ->
                transactions.doInTenant(
                    tenant,
                    tx ->
                        PgTx.of(tx)
                            .update(
                                "DELETE FROM interaction_events WHERE tenant_id = $1", tenant))))
        .hasMessageContaining("permission denied");
  }

  @Test
  void oneMessageOfAThreadIsOutAtATime() {
    Interaction mine = transactions.inTenant(tenant, tx -> opened(tx, "+15550102"));
    Message first = transactions.inTenant(tenant, tx -> pending(tx, mine, "c1"));
    Message second = transactions.inTenant(tenant, tx -> pending(tx, mine, "c2"));
    List<Dispatch> out = claim(NOW);
    assertThat(out).extracting(dispatch -> dispatch.message().id()).containsExactly(first.id());
    assertThat(out.getFirst().tried()).isFalse();
    assertThat(out.getFirst().from()).isEqualTo("+15550001");
    assertThat(out.getFirst().to()).isEqualTo("+15550102");
    assertThat(claim(NOW.plusSeconds(1))).isEmpty();
    List<Dispatch> afterTheLease = claim(NOW.plusSeconds(60));
    assertThat(afterTheLease.getFirst().tried()).as("the outcome is unknown").isTrue();
    transactions.doInTenant(
        tenant, tx -> messages.update(tx, first.with(MessageStatus.SENT, null, "SM1")));
    assertThat(claim(NOW.plusSeconds(61)))
        .extracting(dispatch -> dispatch.message().id())
        .containsExactly(second.id());
  }

  private List<Dispatch> claim(Instant at) {
    return transactions.inTenant(tenant, tx -> messages.claim(tx, at, at.plusSeconds(40), 10));
  }

  @Test
  void aMergeMovesIdentitiesAndCanBeUndone() {
    Customer kept =
        transactions.inTenant(
            tenant, tx -> service.resolve(tx, Identity.mail("Cara@Example.org"), "Cara"));
    Customer away =
        transactions.inTenant(tenant, tx -> service.resolve(tx, Identity.phone("+15550103"), null));
    Merge merge =
        transactions.inTenant(tenant, tx -> service.merge(tx, Actor.SYSTEM, kept.id(), away.id()));
    assertThat(whoHas("+15550103")).isEqualTo(kept.id());
    transactions.doInTenant(tenant, tx -> service.undo(tx, Actor.SYSTEM, kept.id(), merge.id()));
    assertThat(whoHas("+15550103")).isEqualTo(away.id());
    assertThat(transactions.inTenant(tenant, tx -> service.get(tx, away.id())).mergedInto())
        .isNull();
  }

  private dev.centrala.core.shared.CustomerId whoHas(String phone) {
    return transactions
        .inTenant(tenant, tx -> customers.byIdentity(tx, Identity.phone(phone)))
        .orElseThrow()
        .id();
  }

  @Test
  void theBudgetIsGivenOutOnceHoweverManyAsk() throws Exception {
    UserId agent = UserId.next();
    PgAgentLoads loads = new PgAgentLoads();
    List<Callable<Boolean>> asking =
        java.util.Collections.nCopies(
            12,
            () ->
                transactions.inTenant(tenant, tx -> loads.take(tx, agent, take(Medium.CHAT, 25))));
    int granted = 0;
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : all.invokeAll(asking)) {
        granted += answer.get() ? 1 : 0;
      }
    }
    assertThat(granted).isEqualTo(4);
  }

  @Test
  void theDatabaseJudgesCapacityByTheRuleOfThePool() {
    UserId agent = UserId.next();
    assertThat(takes(agent, take(Medium.CHAT, 60))).isTrue();
    assertThat(takes(agent, take(Medium.MAIL, 40))).isTrue();
    assertThat(takes(agent, take(Medium.MAIL, 1))).isFalse();
    assertThat(takes(agent, call(List.of(Medium.CHAT), 9))).as("the mail counts").isFalse();
    assertThat(takes(agent, call(List.of(Medium.CHAT, Medium.MAIL), 2))).as("third").isFalse();
    assertThat(takes(agent, call(List.of(Medium.CHAT, Medium.MAIL), 9))).isTrue();
    assertThat(takes(agent, call(List.of(Medium.CHAT, Medium.MAIL), 9))).as("two calls").isFalse();
    assertThat(takes(agent, take(Medium.CHAT, 1))).as("no chat beside a call").isFalse();
    Take forced = new Take(Medium.CHAT, 60, 1, 1, List.of(), true);
    assertThat(takes(agent, forced)).isTrue();
    transactions.doInTenant(
        tenant,
        tx -> {
          PgAgentLoads loads = new PgAgentLoads();
          loads.giveBack(tx, agent, Medium.VOICE, 100);
          loads.giveBack(tx, agent, Medium.CHAT, 60);
          loads.giveBack(tx, agent, Medium.CHAT, 60);
        });
    assertThat(takes(agent, new Take(Medium.MAIL, 10, 1, 9, List.of(), false)))
        .as("one mail is the limit")
        .isFalse();
    assertThat(takes(agent, take(Medium.MAIL, 60))).isTrue();
    assertThat(takes(UserId.next(), new Take(Medium.CHAT, 1, 0, 9, List.of(), false)))
        .as("switched off")
        .isFalse();
    List<UserId> mended = transactions.inTenant(tenant, tx -> new PgAgentLoads().mend(tx));
    assertThat(mended).contains(agent);
    assertThat(takes(agent, call(List.of(), 1))).as("nothing is in hand").isTrue();
  }

  private boolean takes(UserId agent, Take take) {
    return transactions.inTenant(tenant, tx -> new PgAgentLoads().take(tx, agent, take));
  }

  private static Take call(List<Medium> interrupts, int contacts) {
    return new Take(Medium.VOICE, 100, 9, contacts, interrupts, false);
  }

  private static Take take(Medium medium, int cost) {
    return new Take(medium, cost, 1000, 1000, List.of(), false);
  }
}
