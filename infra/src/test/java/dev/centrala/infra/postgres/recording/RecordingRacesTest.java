package dev.centrala.infra.postgres.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.access.AgentDevice;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.CallLines;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.recording.CallRecorder;
import dev.centrala.core.recording.Recording;
import dev.centrala.core.recording.RecordingOutcomes;
import dev.centrala.core.recording.RecordingReport;
import dev.centrala.core.recording.RecordingReport.Event;
import dev.centrala.core.recording.RecordingReports;
import dev.centrala.core.recording.RecordingState;
import dev.centrala.core.recording.RecordingStore;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.RecordingId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.ThreadId;
import dev.centrala.core.usage.Meter;
import dev.centrala.core.usage.UsageEvent;
import dev.centrala.core.usage.UsageGrouping;
import dev.centrala.core.usage.UsageLog;
import dev.centrala.core.usage.UsageSum;
import dev.centrala.core.voice.CallCommand;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.CallSender;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.TestDatabase;
import dev.centrala.infra.postgres.interaction.PgInteractions;
import dev.centrala.infra.postgres.voice.PgCallCommands;
import dev.centrala.infra.postgres.voice.PgCalls;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens to a recording at the same moment, or later than it was waited for. */
class RecordingRacesTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final Transactions transactions = DATABASE.transactions();
  private final TenantId tenant = TestDatabase.anyTenant();
  private final Instant now = Instant.parse("2026-03-02T10:00:00Z");
  private final InstantSource clock = InstantSource.fixed(now);
  private final PgRecordings recordings = new PgRecordings();
  private final PgInteractions interactions = new PgInteractions();
  private final PgCalls calls = new PgCalls();
  private final Timeline timeline = new Timeline(interactions, (tx, event) -> {}, clock);
  private final Interaction call =
      Interaction.arrived(
          InteractionId.next(),
          Channel.VOICE,
          EntryPointId.next(),
          ThreadId.next(),
          CustomerId.next(),
          now);
  private final CallLeg line =
      CallLeg.arrived(LegId.next(), call.id(), "+40700000001", "CA-" + tenant, now);

  @BeforeEach
  void ring() {
    transactions.doInTenant(
        tenant,
        tx -> {
          interactions.insert(tx, call);
          calls.insert(tx, line, now);
        });
  }

  private Recording recorded(RecordingState state) {
    Recording recording =
        new Recording(
            RecordingId.next(),
            call.id(),
            line.id(),
            ConnectionId.next(),
            Recording.Kind.TALK,
            state == RecordingState.REQUESTED ? null : "RE-" + tenant,
            state,
            false,
            true,
            false,
            2,
            null,
            null,
            null,
            now,
            null,
            null,
            0,
            null);
    transactions.doInTenant(tenant, tx -> recordings.insert(tx, recording, now));
    return recording;
  }

  private Recording stored(RecordingId id) {
    return transactions.inTenant(tenant, tx -> recordings.find(tx, id)).orElseThrow();
  }

  /** The hold comes between the reading of the recording and the writing of its pause. */
  @Test
  void aLegalHoldOutlivesAPauseOfTheSameMoment() {
    Recording recording = recorded(RecordingState.RECORDING);
    RecordingStore meanwhile =
        afterReading(() -> transactions.doInTenant(tenant, tx -> hold(tx, recording.id())));
    CallLines lines =
        new CallLines(
            calls,
            new PgCallCommands(),
            timeline,
            (tx, agent) -> AgentDevice.BROWSER,
            hinted -> {},
            (who, contact, news) -> {},
            clock);
    CallRecorder recorder =
        new CallRecorder(calls, meanwhile, new PgRecordingPolicies(), lines, clock);
    transactions.doInTenant(
        tenant,
        tx -> {
          interactions.lock(tx, call.id());
          recorder.keepSecret(tx, call.id(), true);
        });
    assertThat(stored(recording.id()).pauseWanted()).isTrue();
    assertThat(stored(recording.id()).legalHold()).isTrue();
  }

  private static void hold(Tx tx, RecordingId id) {
    PgTx.of(tx)
        .update(
            "UPDATE recordings SET legal_hold = true WHERE tenant_id = $1 AND id = $2",
            tx.tenant(),
            id);
  }

  private RecordingStore afterReading(Runnable once) {
    List<Runnable> left = new ArrayList<>(List.of(once));
    return (RecordingStore)
        Proxy.newProxyInstance(
            RecordingStore.class.getClassLoader(),
            new Class<?>[] {RecordingStore.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(recordings, arguments);
                if (method.getName().equals("of") && !left.isEmpty()) {
                  left.removeFirst().run();
                }
                return answer;
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  /** The carrier's answer to the beginning was lost, and the line was over before it was asked. */
  @Test
  void whatWasGivenUpAndIsAtTheCarrierAfterAllIsBroughtHome() {
    Recording recording = recorded(RecordingState.REQUESTED);
    List<UsageEvent> counted = new ArrayList<>();
    RecordingReports reports = reports(counted);
    RecordingOutcomes outcomes = new RecordingOutcomes(recordings, reports, new NoOthers());
    transactions.doInTenant(
        tenant,
        tx ->
            outcomes.doubtful(
                tx, line, new CallCommand.StartRecording(recording.id()), "the line is over"));
    assertThat(stored(recording.id()).state()).isEqualTo(RecordingState.FAILED);

    RecordingReport ended = new RecordingReport("RE-late", recording.id(), Event.ENDED, 30);
    reports.reported(tenant, ended);
    reports.reported(tenant, ended);
    reports.reported(tenant, new RecordingReport("RE-late", recording.id(), Event.STARTED, 0));
    assertThat(stored(recording.id()).state()).isEqualTo(RecordingState.FETCHING);
    assertThat(stored(recording.id()).providerId()).isEqualTo("RE-late");
    assertThat(stored(recording.id()).atCarrier()).as("to be deleted there").isTrue();
    assertThat(counted).extracting(UsageEvent::id).containsExactly("recording:" + recording.id());
  }

  @Test
  void whatTheCarrierSaysIsNotThereStaysAway() {
    Recording recording = recorded(RecordingState.REQUESTED);
    RecordingReports reports = reports(new ArrayList<>());
    reports.reported(tenant, new RecordingReport("RE-none", recording.id(), Event.ABSENT, 0));
    reports.reported(tenant, new RecordingReport("RE-none", recording.id(), Event.ENDED, 30));
    assertThat(stored(recording.id()).state()).isEqualTo(RecordingState.FAILED);
  }

  private RecordingReports reports(List<UsageEvent> counted) {
    return new RecordingReports(
        transactions,
        interactions,
        recordings,
        timeline,
        new Counted(counted),
        (tx, then) -> {},
        (tx, then) -> {},
        clock);
  }

  /** No other commands are carried out here. */
  private static final class NoOthers implements CallSender.Outcomes {
    @Override
    public void dialled(Tx tx, CallLeg leg, String providerId) {}

    @Override
    public void failed(Tx tx, CallLeg leg, String detail) {}

    @Override
    public void doubtful(Tx tx, CallLeg leg, CallCommand command, String detail) {}
  }

  private record Counted(List<UsageEvent> events) implements UsageLog {
    @Override
    public void record(Tx tx, UsageEvent event) {
      events.add(event);
    }

    @Override
    public List<UsageSum> sum(
        Tx tx, @Nullable Meter meter, Instant from, Instant to, UsageGrouping grouping) {
      return List.of();
    }
  }
}
