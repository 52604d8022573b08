package dev.centrala.infra.postgres.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.CallCommandId;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.voice.Call;
import dev.centrala.core.voice.CallCommand;
import dev.centrala.core.voice.CallConsult;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.Errand;
import dev.centrala.core.voice.LegKind;
import dev.centrala.core.voice.LegState;
import dev.centrala.core.voice.RoomReport;
import dev.centrala.core.voice.SupervisorMode;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallStoresTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TenantId tenant = TestDatabase.anyTenant();
  private final TenantId other = TestDatabase.anyTenant();
  private final Instant now = Instant.parse("2026-03-02T10:00:00Z");
  private final PgCalls calls = new PgCalls();
  private final PgCallCommands commands = new PgCallCommands();
  private final InteractionId interaction = InteractionId.next();
  private final Call call =
      new Call(interaction, ConnectionId.next(), true, "+15550100", "+15550101", null, now, null);
  private final CallLeg customer =
      CallLeg.arrived(LegId.next(), interaction, "+15550101", "CA-1-" + tenant, now);
  private final CallLeg agent =
      CallLeg.toDial(
          LegId.next(), interaction, LegKind.AGENT, UserId.next(), "client:ana", false, now);

  private <T> T ask(TenantId who, Function<Tx, T> work) {
    return DATABASE.transactions().inTenant(who, work::apply);
  }

  private Optional<Call> call(TenantId who) {
    return ask(who, tx -> calls.find(tx, interaction));
  }

  private List<CallLeg> legs(TenantId who) {
    return ask(who, tx -> calls.legs(tx, interaction));
  }

  private Optional<CallLeg> leg(TenantId who) {
    return ask(who, tx -> calls.leg(tx, agent.id()));
  }

  private Optional<CallLeg> customersLeg(TenantId who) {
    return ask(who, tx -> calls.legByProviderId(tx, "CA-1-" + tenant));
  }

  private List<CallConsult> consults(TenantId who) {
    return ask(who, tx -> calls.consults(tx, List.of(interaction)));
  }

  private List<CallLeg> doubtful(TenantId who, Instant at) {
    return ask(who, tx -> calls.claimDoubtful(tx, at, at.plusSeconds(30), 10));
  }

  private void write(Consumer<Tx> work) {
    DATABASE.transactions().doInTenant(tenant, work);
  }

  private void begin() {
    write(tx -> {
      calls.insert(tx, call);
      calls.insert(tx, customer, now.plusSeconds(60));
      calls.insert(tx, agent, now.plusSeconds(60));
    });
  }

  private List<CallCommand> claim(TenantId who, Instant at) {
    return ask(who, tx -> commands.claim(tx, at, at.plusSeconds(30), 10)).stream()
        .map(Errand::command)
        .toList();
  }

  @Test
  void aCallAndItsLinesComeBackAsTheyWereWritten() {
    begin();
    assertThat(call(tenant)).contains(call);
    assertThat(legs(tenant)).containsExactly(customer, agent);
    assertThat(customersLeg(tenant)).contains(customer);
    CallLeg later =
        agent
            .known("CA-2-" + tenant)
            .reported(LegState.IN_PROGRESS, now.plusSeconds(2), null)
            .taken(now.plusSeconds(3))
            .after(
                new RoomReport(
                    interaction,
                    "CF1",
                    "CA-2-" + tenant,
                    RoomReport.Event.JOINED,
                    true,
                    true,
                    4,
                    now.plusSeconds(4)));
    CallLeg over = customer.reported(LegState.COMPLETED, now.plusSeconds(9), 9);
    Call ended =
        new Call(
            interaction,
            call.connection(),
            true,
            call.line(),
            call.party(),
            "CF1",
            now,
            now.plusSeconds(9));
    write(tx -> {
      calls.update(tx, ended);
      calls.update(tx, later, now.plusSeconds(90));
      calls.update(tx, over, now.plusSeconds(90));
    });
    assertThat(call(tenant)).contains(ended);
    List<CallLeg> both = ask(tenant, tx -> calls.legsOf(tx, List.of(interaction)));
    assertThat(both).containsExactly(over, later);
    CallLeg whispers = later.in(SupervisorMode.WHISPER);
    write(tx -> calls.update(tx, whispers, now));
    assertThat(leg(tenant)).contains(whispers);
    CallCommand part = new CallCommand.TakePart(false, "CA-1-" + tenant);
    write(tx -> commands.add(tx, CallCommandId.next(), whispers, part, now));
    assertThat(claim(tenant, now)).containsExactly(part);
    assertThat(later.inRoom() && later.muted() && later.held()).isTrue();
    assertThat(over.seconds()).isEqualTo(9);
  }

  @Test
  void somebodyElseOnACallIsKeptOnceAndForOneTenant() {
    begin();
    CallConsult consult =
        new CallConsult(
            interaction,
            UserId.next(),
            agent.id(),
            new CallConsult.To(CallConsult.Kind.USER, UserId.next().value(), "ben"),
            CallConsult.Stage.ASKING);
    write(tx -> calls.put(tx, consult));
    assertThat(consults(tenant)).containsExactly(consult);
    assertThat(consults(other)).isEmpty();
    CallConsult next = consult.at(CallConsult.Stage.HANDING).on(customer.id());
    write(tx -> calls.put(tx, next));
    DATABASE.transactions().doInTenant(other, tx -> calls.removeConsult(tx, interaction));
    assertThat(consults(tenant)).containsExactly(next);
    write(tx -> calls.removeConsult(tx, interaction));
    assertThat(consults(tenant)).isEmpty();
  }

  @Test
  void aQueueThatIsAskedIsAnsweredByOneLineAndForOneTenant() {
    begin();
    InteractionId contact = InteractionId.next();
    CallConsult consult =
        new CallConsult(
            interaction,
            UserId.next(),
            null,
            new CallConsult.To(CallConsult.Kind.QUEUE, UserId.next().value(), "Second line"),
            CallConsult.Stage.ASKING,
            contact);
    write(tx -> calls.put(tx, consult));
    assertThat(answer(other, contact, agent.id())).isEmpty();
    assertThat(answer(tenant, InteractionId.next(), agent.id())).isEmpty();
    assertThat(answer(tenant, contact, agent.id())).contains(consult.on(agent.id()));
    assertThat(answer(tenant, contact, customer.id())).as("is answered already").isEmpty();
    assertThat(consultOf(tenant, contact)).contains(consult.on(agent.id()));
    assertThat(consultOf(other, contact)).isEmpty();
    assertThat(answer(tenant, contact, null)).contains(consult);
  }

  private List<InteractionId> forsaken(TenantId who) {
    return ask(who, calls::forsaken);
  }

  @Test
  void aContactByWhichNobodyAsksAnyMoreIsForsakenInItsTenantAlone() {
    begin();
    InteractionId contact = InteractionId.next();
    DATABASE.asOwner(
        """
        INSERT INTO interactions (tenant_id, id, version, channel, inbound, state, entry_point_id, thread_id, customer_id,
          queue_id, fence_incarnation, fence_counter, created_at, last_message_at, last_sequence)
        VALUES ('%1$s', '%2$s', 1, 'voice', false, 'queued', '%2$s', '%2$s', '%2$s', '%2$s', 0, 0, now(), now(), 1)\
        """
            .formatted(tenant, contact));
    UserId asker = UserId.next();
    write(tx -> {
      calls.asked(tx, contact, asker);
      calls.put(
          tx,
          new CallConsult(
              interaction,
              asker,
              null,
              new CallConsult.To(CallConsult.Kind.QUEUE, UserId.next().value(), "Second line"),
              CallConsult.Stage.ASKING,
              contact));
    });
    assertThat(forsaken(tenant)).isEmpty();
    write(tx -> calls.removeConsult(tx, interaction));
    assertThat(forsaken(tenant)).containsExactly(contact);
    assertThat(forsaken(other)).isEmpty();
    DATABASE.asOwner(
        "UPDATE interactions SET disconnected_at = now() WHERE id = '%s'".formatted(contact));
    assertThat(forsaken(tenant)).isEmpty();
  }

  private Optional<CallConsult> answer(TenantId of, InteractionId contact, @Nullable LegId line) {
    return DATABASE.transactions().inTenant(of, tx -> calls.answer(tx, contact, line));
  }

  private Optional<CallConsult> consultOf(TenantId of, InteractionId contact) {
    return DATABASE.transactions().inTenant(of, tx -> calls.consultOf(tx, contact));
  }

  @Test
  void whoIsNotHeardOfIsLookedAtOncePerPauseUntilTheLineIsOver() {
    begin();
    assertThat(doubtful(tenant, now.plusSeconds(59))).isEmpty();
    assertThat(doubtful(tenant, now.plusSeconds(60))).containsExactly(customer, agent);
    assertThat(doubtful(tenant, now.plusSeconds(61))).isEmpty();
    write(tx ->
        calls.update(tx, customer.reported(LegState.COMPLETED, now, 3), now.plusSeconds(100)));
    assertThat(doubtful(tenant, now.plusSeconds(200))).containsExactly(agent);
  }

  @Test
  void commandsOfALineGoOneAfterAnotherAndThoseOfAnotherLineBesideThem() {
    begin();
    CallCommandId first = CallCommandId.next();
    write(tx -> {
      commands.add(tx, first, agent, new CallCommand.Dial(20), now);
      commands.add(tx, CallCommandId.next(), agent, new CallCommand.Change(true, null), now);
      commands.add(tx, CallCommandId.next(), customer, new CallCommand.AskAgain(), now);
    });
    assertThat(claim(tenant, now))
        .containsExactlyInAnyOrder(new CallCommand.Dial(20), new CallCommand.AskAgain());
    assertThat(claim(tenant, now)).as("leased").isEmpty();
    write(tx -> commands.remove(tx, first));
    assertThat(claim(tenant, now)).containsExactly(new CallCommand.Change(true, null));
    List<Errand> again =
        ask(tenant, tx -> commands.claim(tx, now.plusSeconds(31), now.plusSeconds(61), 10));
    assertThat(again)
        .as("the node that had them died")
        .hasSize(2)
        .allMatch(Errand::tried)
        .allMatch(errand -> errand.call().equals(call) && errand.writtenAt().equals(now));
    write(tx -> commands.removeAskAgain(tx, customer.id()));
    assertThat(claim(tenant, now.plusSeconds(99)))
        .containsExactly(new CallCommand.Change(true, null));
  }

  @Test
  void callsToTheTelephoneNetworkTakeTurns() {
    ConnectionId connection = ConnectionId.next();
    Function<Instant, Instant> turn =
        at -> ask(tenant, tx -> commands.takeTurn(tx, connection, at, 1000));
    assertThat(turn.apply(now)).isEqualTo(now);
    assertThat(turn.apply(now.plusMillis(300))).isEqualTo(now.plusMillis(1000));
    assertThat(turn.apply(now.plusMillis(1000))).isEqualTo(now.plusMillis(1000));
  }

  @Test
  void anotherTenantSeesAndChangesNothing() {
    begin();
    CallCommandId id = CallCommandId.next();
    write(tx -> commands.add(tx, id, agent, new CallCommand.SendDigits("1#"), now));
    assertThat(call(other)).isEmpty();
    assertThat(legs(other)).isEmpty();
    assertThat(leg(other)).isEmpty();
    assertThat(customersLeg(other)).isEmpty();
    assertThat(doubtful(other, now.plusSeconds(99))).isEmpty();
    assertThat(claim(other, now)).isEmpty();
    DATABASE
        .transactions()
        .doInTenant(
            other,
            tx -> {
              commands.remove(tx, id);
              commands.removeAskAgain(tx, agent.id());
              calls.update(tx, agent.reported(LegState.FAILED, now, 0), now);
              for (String table : List.of("calls", "call_legs", "call_commands", "call_turns")) {
                assertThat(PgTx.of(tx).rows("SELECT 1 FROM " + table)).as(table).isEmpty();
              }
            });
    assertThat(claim(tenant, now)).containsExactly(new CallCommand.SendDigits("1#"));
    assertThat(leg(tenant)).contains(agent);
  }
}
