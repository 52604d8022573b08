package dev.centrala.infra.postgres.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.whatif.PastContact;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a simulation is told of the past, from rows as they are after the work. */
class PgWorkHistoryTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final QueueId FIRST = QueueId.next();
  private static final QueueId LAST = QueueId.next();
  private static final UserId ANA = UserId.next();

  private final TenantId tenant = TestDatabase.anyTenant();

  @Test
  void aContactThatWasPassedOnCameInAtItsFirstQueueAndWasAnsweredOnce() {
    InteractionId passedOn = ended(LAST, 0, 300, 400);
    event(passedOn, 1, "interaction.queued", 0, "system", null, FIRST);
    event(passedOn, 2, "interaction.assigned", 10, "user", ANA, FIRST);
    event(passedOn, 3, "interaction.transferred", 100, "user", ANA, LAST);
    event(passedOn, 4, "interaction.assigned", 300, "user", UserId.next(), LAST);
    PastContact contact = contacts(tenant).getFirst();
    assertThat(contact.queue()).isEqualTo(FIRST);
    assertThat(contact.waitedMillis()).isEqualTo(10_000);
    assertThat(contact.handledMillis()).isEqualTo(390_000);
    assertThat(contact.begunBy()).isNull();
    assertThat(contacts(TestDatabase.anyTenant())).isEmpty();
  }

  @Test
  void whoCameBackCameInAgain() {
    InteractionId reopened = ended(LAST, 500, 520, 600);
    event(reopened, 1, "interaction.queued", 0, "system", null, FIRST);
    event(reopened, 2, "interaction.assigned", 10, "user", ANA, FIRST);
    event(reopened, 3, "interaction.reopened", 500, "customer", null, LAST);
    event(reopened, 4, "interaction.assigned", 520, "user", ANA, LAST);
    PastContact contact = contacts(tenant).getFirst();
    assertThat(contact.queue()).isEqualTo(LAST);
    assertThat(contact.waitedMillis()).isEqualTo(20_000);
  }

  @Test
  void whatAnAgentBeganIsToldApart() {
    InteractionId begun = ended(FIRST, 0, 1, 60);
    event(begun, 1, "interaction.queued", 0, "user", ANA, FIRST);
    event(begun, 2, "interaction.assigned", 1, "user", ANA, FIRST);
    InteractionId cameToNothing = ended(FIRST, 5, 5, 6);
    event(cameToNothing, 1, "interaction.queued", 5, "user", ANA, FIRST);
    assertThat(contacts(tenant)).extracting(PastContact::begunBy).containsExactly(ANA);
  }

  @Test
  void withoutItsTimelineTheRowSpeaks() {
    ended(LAST, 0, 20, 60);
    PastContact contact = contacts(tenant).getFirst();
    assertThat(contact.queue()).isEqualTo(LAST);
    assertThat(contact.waitedMillis()).isEqualTo(20_000);
    assertThat(contact.begunBy()).isNull();
  }

  private List<PastContact> contacts(TenantId of) {
    return DATABASE
        .transactions()
        .inTenant(of, tx -> new PgWorkHistory().contacts(tx, START, START.plusSeconds(3600), 10));
  }

  /** Queued, answered and over so many seconds after the start. */
  private InteractionId ended(QueueId queue, int queued, int assigned, int over) {
    InteractionId id = InteractionId.next();
    write(
        """
        INSERT INTO interactions (tenant_id, id, version, channel, inbound, state, entry_point_id, thread_id, customer_id,
          queue_id, priority, enqueued_at, agent_id, assigned_at, fence_incarnation, fence_counter, created_at,
          disconnected_at, ended_at, last_message_at, last_sequence)
        VALUES ($1, $2, 1, 'voice', true, 'ended', $3, $3, $3, $4, 0, $5, $3, $6, 0, 0, $5, $7, $7, $5, 1)\
        """,
        id,
        UUID.randomUUID(),
        queue,
        START.plusSeconds(queued),
        START.plusSeconds(assigned),
        START.plusSeconds(over));
    return id;
  }

  private void event(
      InteractionId of,
      int sequence,
      String type,
      int second,
      String kind,
      @Nullable UserId actor,
      QueueId queue) {
    write(
        """
        INSERT INTO interaction_events (tenant_id, interaction_id, sequence, type, at, actor_kind, actor_id, data)
        VALUES ($1, $2, $3, $4, $5, $6, $7, jsonb_build_object('queueId', $8::text))\
        """,
        of,
        (long) sequence,
        type,
        START.plusSeconds(second),
        kind,
        actor == null ? null : actor.toString(),
        queue.toString());
  }

  private void write(String sql, @Nullable Object... values) {
    Object[] all = new Object[values.length + 1];
    all[0] = tenant;
    System.arraycopy(values, 0, all, 1, values.length);
    DATABASE.transactions().doInTenant(tenant, tx -> PgTx.of(tx).update(sql, all));
  }
}
