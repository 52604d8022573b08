package dev.centrala.infra.postgres.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.card.LookedUp;
import dev.centrala.core.interaction.card.PageTemplate;
import dev.centrala.core.interaction.card.QueueCard;
import dev.centrala.core.routing.Queue;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.postgres.JsonColumn;
import dev.centrala.infra.postgres.TestDatabase;
import dev.centrala.infra.postgres.routing.PgQueues;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QueueCardsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TenantId tenant = TestDatabase.anyTenant();
  private final TenantId other = TestDatabase.anyTenant();
  private final Instant now = Instant.parse("2026-03-02T10:00:00Z");
  private final PgQueueCards cards = new PgQueueCards();
  private final Queue queue = Queue.named("Sales");
  private final QueueCard card =
      new QueueCard(
          queue.id(),
          0,
          new QueueCard.Page("CRM", new PageTemplate("https://crm.example.com/?p={phone}")),
          "https://crm.example.com/who",
          null);

  @BeforeEach
  void aQueue() {
    in(
        tenant,
        tx -> {
          new PgQueues(new JsonColumn(new ObjectMapper())).insert(tx, queue);
          return true;
        });
  }

  private <T> T in(TenantId who, Function<Tx, T> work) {
    return DATABASE.transactions().inTenant(who, work::apply);
  }

  private boolean did(TenantId who, Consumer<Tx> work) {
    return in(
        who,
        tx -> {
          work.accept(tx);
          return true;
        });
  }

  private QueueCard card(TenantId who) {
    return in(who, tx -> cards.find(tx, queue.id()));
  }

  private Optional<byte[]> secret(TenantId who) {
    return in(who, tx -> cards.secret(tx, queue.id()));
  }

  private Set<QueueId> asking(TenantId who) {
    return in(who, cards::asking);
  }

  private Optional<LookedUp> found(TenantId who, InteractionId contact) {
    return in(who, tx -> cards.found(tx, contact));
  }

  @Test
  void aCardIsWrittenOverTheVersionItNames() {
    assertThat(card(tenant)).isEqualTo(QueueCard.none(queue.id()));
    QueueCard written = in(tenant, tx -> cards.update(tx, card));
    assertThat(written.version()).isEqualTo(1);
    assertThat(written.page()).isEqualTo(card.page());
    assertThat(asking(tenant)).containsExactly(queue.id());
    assertThatThrownBy(() -> in(tenant, tx -> cards.update(tx, card)))
        .isInstanceOf(RefusedException.class);
    did(tenant, tx -> cards.putSecret(tx, queue.id(), new byte[] {1, 2}));
    assertThat(secret(tenant)).hasValueSatisfying(kept -> assertThat(kept).containsExactly(1, 2));
    QueueCard.Failure slow = new QueueCard.Failure(now, "slow");
    did(tenant, tx -> cards.outcome(tx, queue.id(), slow));
    assertThat(card(tenant).lastFailure()).isEqualTo(slow);
    did(tenant, tx -> cards.outcome(tx, queue.id(), null));
    assertThat(card(tenant).lastFailure()).isNull();
  }

  @Test
  void anotherTenantSeesAndChangesNothing() {
    InteractionId contact = InteractionId.next();
    LookedUp found =
        new LookedUp(
            "Jo", null, "gold", List.of(new LookedUp.Fact("Due", "1", "https://a.example/")));
    did(tenant, tx -> cards.update(tx, card));
    did(tenant, tx -> cards.putSecret(tx, queue.id(), new byte[] {1}));
    did(tenant, tx -> cards.put(tx, contact, found, now));
    assertThat(found(tenant, contact)).contains(found);
    assertThat(found(other, contact)).isEmpty();
    assertThat(card(other).version()).isZero();
    assertThat(secret(other)).isEmpty();
    assertThat(asking(other)).isEmpty();
    did(other, tx -> cards.putSecret(tx, queue.id(), null));
    did(other, tx -> cards.outcome(tx, queue.id(), new QueueCard.Failure(now, "slow")));
    assertThat(secret(tenant)).isPresent();
    assertThat(card(tenant).lastFailure()).isNull();
  }
}
