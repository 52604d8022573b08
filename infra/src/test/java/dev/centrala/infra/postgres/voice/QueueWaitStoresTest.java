package dev.centrala.infra.postgres.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.call.QueueWait;
import dev.centrala.core.call.Sound;
import dev.centrala.core.events.Tx;
import dev.centrala.core.messaging.Attachment;
import dev.centrala.core.routing.Queue;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.postgres.JsonColumn;
import dev.centrala.infra.postgres.TestDatabase;
import dev.centrala.infra.postgres.messaging.PgAttachmentStore;
import dev.centrala.infra.postgres.routing.PgQueues;
import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is heard in queues, and the sounds of a business: each tenant's own. */
class QueueWaitStoresTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TenantId tenant = TestDatabase.anyTenant();
  private final TenantId other = TestDatabase.anyTenant();
  private final PgQueueWaits waits = new PgQueueWaits();
  private final PgSounds sounds = new PgSounds();
  private final Queue calls = Queue.named("Calls");
  private final QueueId queue = calls.id();
  private final AttachmentId file = AttachmentId.next();
  private final Sound sound = new Sound(file, 1, "Music", "audio/wav", 3);

  private <T> T ask(TenantId who, Function<Tx, T> work) {
    return DATABASE.transactions().inTenant(who, work::apply);
  }

  private void write(TenantId who, Consumer<Tx> work) {
    DATABASE.transactions().doInTenant(who, work);
  }

  private Optional<QueueWait> heard(TenantId who) {
    return ask(who, tx -> waits.find(tx, queue));
  }

  private static QueueWait wait(long version, AttachmentId music) {
    return new QueueWait(version, 30, true, false, "We bake while you wait.", music);
  }

  @BeforeEach
  void aQueueAndASound() {
    write(
        tenant,
        tx -> {
          new PgQueues(new JsonColumn(new ObjectMapper())).insert(tx, calls);
          new PgAttachmentStore()
              .insert(
                  tx, new Attachment(file, "Music", "audio/wav", 3), new byte[] {1, 2, 3}, "sound");
          sounds.insert(tx, sound);
        });
  }

  @Test
  void whatIsHeardInAQueueIsItsTenantsAlone() {
    assertThat(heard(tenant)).contains(QueueWait.MUSIC);
    assertThat(heard(other)).isEmpty();
    QueueWait first = ask(tenant, tx -> waits.put(tx, queue, wait(0, file)));
    assertThat(first).isEqualTo(wait(1, file));
    assertThat(heard(tenant)).contains(first);
    assertThat(heard(other)).isEmpty();
    assertThatThrownBy(() -> write(other, tx -> waits.put(tx, queue, wait(0, file))))
        .as("a queue of another tenant")
        .isInstanceOf(PgException.class);
    assertThatThrownBy(() -> write(tenant, tx -> waits.put(tx, queue, wait(0, file))))
        .as("stale")
        .isInstanceOf(RefusedException.class);
    assertThat(heard(tenant)).contains(first);
  }

  private Optional<Sound> found(TenantId who) {
    return ask(who, tx -> sounds.find(tx, file));
  }

  private boolean holds(TenantId who) {
    return ask(who, tx -> sounds.holds(tx, file));
  }

  private boolean renames(TenantId who) {
    return ask(who, tx -> sounds.update(tx, new Sound(file, 2, "Theirs", "audio/wav", 3)));
  }

  private boolean deletes(TenantId who) {
    return ask(who, tx -> sounds.delete(tx, file));
  }

  private Map<AttachmentId, List<Sound.Use>> uses(TenantId who) {
    return ask(who, tx -> sounds.uses(tx, List.of(file)));
  }

  @Test
  void aSoundIsItsTenantsAloneAndStaysWhileAQueueNamesIt() {
    assertThat(found(tenant)).contains(sound);
    assertThat(holds(tenant)).isTrue();
    assertThat(found(other)).isEmpty();
    assertThat(holds(other)).isFalse();
    List<Sound> theirs = ask(other, tx -> sounds.list(tx, new PageRequest(10, null)).items());
    assertThat(theirs).isEmpty();
    assertThat(renames(other)).isFalse();
    assertThat(deletes(other)).isFalse();

    write(tenant, tx -> waits.put(tx, queue, wait(0, file)));
    Sound.Use use = new Sound.Use(Sound.Kind.QUEUE, queue.toString(), "Calls", true);
    assertThat(uses(tenant).get(file)).containsExactly(use);
    assertThat(uses(other)).isEmpty();
    assertThatThrownBy(() -> deletes(tenant)).isInstanceOf(RefusedException.class);
    write(tenant, tx -> waits.put(tx, queue, new QueueWait(1, 0, false, false, null, null)));
    assertThat(deletes(tenant)).isTrue();
    Optional<Attachment> bytes = ask(tenant, tx -> new PgAttachmentStore().find(tx, file));
    assertThat(bytes).isEmpty();
  }
}
