package dev.centrala.infra.postgres.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.core.call.QueueMail;
import dev.centrala.core.events.Tx;
import dev.centrala.core.recording.Recording;
import dev.centrala.core.recording.RecordingPolicy;
import dev.centrala.core.recording.RecordingRule;
import dev.centrala.core.recording.RecordingState;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RecordingId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.postgres.TestDatabase;
import dev.centrala.infra.postgres.voice.PgQueueMails;
import dev.centrala.infra.recording.RecordingKeys.Key;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecordingStoresTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TenantId tenant = TestDatabase.anyTenant();
  private final TenantId other = TestDatabase.anyTenant();
  private final Instant now = Instant.parse("2026-03-02T10:00:00Z");
  private final PgRecordings recordings = new PgRecordings();
  private final PgRecordingPolicies policies = new PgRecordingPolicies();
  private final Recording recording =
      new Recording(
          RecordingId.next(),
          InteractionId.next(),
          LegId.next(),
          ConnectionId.next(),
          Recording.Kind.TALK,
          "RE-" + tenant,
          RecordingState.READY,
          false,
          false,
          true,
          2,
          61,
          null,
          null,
          now,
          now.plusSeconds(61),
          null,
          0,
          null);

  private <T> T ask(TenantId who, Function<Tx, T> work) {
    return DATABASE.transactions().inTenant(who, work::apply);
  }

  /** What one sees; of no type, so that it can be compared with anything. */
  private Object see(TenantId who, Function<Tx, Object> work) {
    return DATABASE.transactions().inTenant(who, work::apply);
  }

  private void write(Consumer<Tx> work) {
    DATABASE.transactions().doInTenant(tenant, work);
  }

  @Test
  void recordingsAreOfTheirTenantAlone() {
    write(tx -> recordings.insert(tx, recording, now));
    PageRequest page = new PageRequest(10, null);
    assertThat(see(tenant, tx -> recordings.find(tx, recording.id())))
        .isEqualTo(Optional.of(recording));
    assertThat(see(tenant, tx -> recordings.byProviderId(tx, "RE-" + tenant)))
        .isEqualTo(Optional.of(recording));
    assertThat(see(tenant, tx -> recordings.of(tx, recording.interaction())))
        .isEqualTo(List.of(recording));
    assertThat(see(tenant, tx -> recordings.list(tx, null, page).items()))
        .isEqualTo(List.of(recording));
    assertThat(see(other, tx -> recordings.find(tx, recording.id()))).isEqualTo(Optional.empty());
    assertThat(see(other, tx -> recordings.lock(tx, recording.id()))).isEqualTo(Optional.empty());
    assertThat(see(other, tx -> recordings.byProviderId(tx, "RE-" + tenant)))
        .isEqualTo(Optional.empty());
    assertThat(see(other, tx -> recordings.of(tx, recording.interaction()))).isEqualTo(List.of());
    assertThat(see(other, tx -> recordings.list(tx, null, page).items())).isEqualTo(List.of());
    assertThat(see(other, tx -> claim(tx, now))).isEqualTo(List.of());
    DATABASE.transactions().doInTenant(other, tx -> recordings.update(tx, recording, null));
    DATABASE.transactions().doInTenant(other, tx -> recordings.lookAgain(tx, now.minusSeconds(9)));
    assertThat(see(tenant, tx -> claim(tx, now.minusSeconds(1)))).isEqualTo(List.of());
    assertThat(see(tenant, tx -> claim(tx, now))).isEqualTo(List.of(recording));
    assertThat(see(tenant, tx -> claim(tx, now))).as("leased").isEqualTo(List.of());
    assertThat(see(tenant, tx -> claim(tx, now.plusSeconds(60)))).isEqualTo(List.of(recording));
  }

  private List<Recording> claim(Tx tx, Instant at) {
    return recordings.claim(tx, at, at.plusSeconds(60), 10);
  }

  @Test
  void whatACustomerDecidedIsKnownToTheTenantAlone() {
    InteractionId contact = recording.interaction();
    write(tx -> recordings.decide(tx, contact, true));
    write(tx -> recordings.decide(tx, contact, false));
    assertThat(see(tenant, tx -> recordings.decided(tx, contact))).isEqualTo(Optional.of(false));
    assertThat(see(other, tx -> recordings.decided(tx, contact))).isEqualTo(Optional.empty());
  }

  @Test
  void rulesAreChangedFromTheirVersionOnAndByTheirTenantAlone() {
    QueueId queue = QueueId.next();
    RecordingRule rule = new RecordingRule(RecordingRule.Mode.ON, "Recorded.");
    RecordingPolicy wanted = new RecordingPolicy(0, RecordingRule.USUAL, Map.of(queue, rule), 30);
    RecordingPolicy stored = ask(tenant, tx -> policies.update(tx, wanted));
    assertThat(stored.version()).isEqualTo(1);
    assertThat(see(tenant, policies::find)).isEqualTo(stored);
    assertThat(stored.of(queue)).isEqualTo(rule);
    assertThat(stored.of(null)).isEqualTo(RecordingRule.USUAL);
    assertThat(see(other, policies::find)).isEqualTo(RecordingPolicy.USUAL);
    assertThatThrownBy(() -> ask(tenant, tx -> policies.update(tx, wanted)))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void whoIsToldByMailIsOfTheTenantAlone() {
    PgQueueMails mails = new PgQueueMails();
    QueueId queue = QueueId.next();
    QueueMail wanted = new QueueMail(queue, 0, UserId.next(), true, false);
    QueueMail stored = ask(tenant, tx -> mails.update(tx, wanted));
    assertThat(stored.version()).isEqualTo(1);
    assertThat(see(tenant, tx -> mails.find(tx, queue))).isEqualTo(stored);
    assertThat(see(other, tx -> mails.find(tx, queue))).isEqualTo(QueueMail.none(queue));
    assertThatThrownBy(() -> ask(other, tx -> mails.update(tx, stored)))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> ask(tenant, tx -> mails.update(tx, wanted)))
        .isInstanceOf(RefusedException.class);
    assertThat(see(tenant, tx -> mails.find(tx, queue))).isEqualTo(stored);
  }

  @Test
  void aKeyIsMadeOnceAndIsOfItsTenantAlone() {
    PgRecordingKeys keys =
        new PgRecordingKeys(
            DATABASE.transactions(),
            new MasterKey(List.of(new byte[MasterKey.LENGTH_BYTES])),
            InstantSource.fixed(now));
    Key key = keys.current(tenant);
    assertThat(keys.current(tenant).secret()).isEqualTo(key.secret());
    assertThat(keys.find(tenant, key.id()).orElseThrow().secret()).isEqualTo(key.secret());
    assertThat(keys.find(other, key.id())).isEmpty();
    assertThat(keys.current(other).secret()).isNotEqualTo(key.secret());
  }
}
