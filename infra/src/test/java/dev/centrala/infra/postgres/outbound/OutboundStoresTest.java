package dev.centrala.infra.postgres.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.flow.graph.Wishes;
import dev.centrala.core.outbound.Callback;
import dev.centrala.core.outbound.OutboundGuard;
import dev.centrala.core.outbound.OutboundLimits;
import dev.centrala.core.outbound.OutboundRules;
import dev.centrala.core.outbound.OutboundSpend;
import dev.centrala.core.outbound.OwnNumber;
import dev.centrala.core.shared.CallbackId;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.voice.Call;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.LegKind;
import dev.centrala.core.voice.LegState;
import dev.centrala.core.voice.RuleVerdict;
import dev.centrala.infra.phone.WorldNumbers;
import dev.centrala.infra.postgres.TestDatabase;
import dev.centrala.infra.postgres.voice.PgCalls;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a business may call, what it has called, and what it has promised: its own alone. */
class OutboundStoresTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String NUMBER = "+16465550123";
  private static final OutboundSpend SPEND =
      new OutboundSpend(
          "EUR",
          new BigDecimal("1.00"),
          new BigDecimal("0.10"),
          Map.of("+1", new BigDecimal("0.02"), "+1646", new BigDecimal("0.30")));

  private final TenantId tenant = TestDatabase.anyTenant();
  private final TenantId other = TestDatabase.anyTenant();
  private final Instant now = Instant.parse("2026-03-02T10:00:20Z");
  private final PgOutboundRules rules = new PgOutboundRules();
  private final PgDoNotCall doNotCall = new PgDoNotCall();
  private final PgCallbacks callbacks = new PgCallbacks();
  private final PgCalls calls = new PgCalls();
  private final List<String> alarms = new ArrayList<>();

  private void write(TenantId who, Consumer<Tx> work) {
    DATABASE.transactions().doInTenant(who, work::accept);
  }

  private OutboundRules rules(TenantId who) {
    return DATABASE.transactions().inTenant(who, rules::find);
  }

  private static OutboundRules with(OutboundLimits limits, OutboundSpend spend) {
    OutboundRules usual = OutboundRules.STANDARD;
    return new OutboundRules(
        0, false, Map.of(), null, null, null, usual.countries(), false, false, null, limits, spend);
  }

  private OutboundGuard guard(Instant at) {
    OwnNumber own = new OwnNumber(EntryPointId.next(), ConnectionId.next(), "+16465550100", null);
    return new OutboundGuard(
        rules,
        doNotCall,
        tx -> List.of(own),
        new WorldNumbers(),
        tx -> ZoneOffset.UTC,
        (of, limit) -> alarms.add(limit),
        InstantSource.fixed(at));
  }

  private Optional<String> refusal(TenantId who, Instant at) {
    RuleVerdict verdict =
        DATABASE.transactions().inTenant(who, tx -> guard(at).check(tx, null, NUMBER));
    return verdict instanceof RuleVerdict.Refused refused
        ? Optional.of(refused.code())
        : Optional.empty();
  }

  /** A call that the business has made. */
  private void called(TenantId who, String number, int seconds) {
    InteractionId id = InteractionId.next();
    Call call = new Call(id, ConnectionId.next(), false, "+16465550100", number, null, now, null);
    CallLeg leg =
        CallLeg.toDial(LegId.next(), id, LegKind.CUSTOMER, null, number, false, now)
            .reported(LegState.COMPLETED, now, seconds);
    write(
        who,
        tx -> {
          calls.insert(tx, call);
          calls.insert(tx, leg, now);
        });
  }

  private BigDecimal spent(TenantId who) {
    return DATABASE
        .transactions()
        .inTenant(who, tx -> rules.spentSince(tx, SPEND, now.minusSeconds(60), now));
  }

  @Test
  void rulesAreWrittenOverTheVersionTheyNameAndForOneTenant() {
    OutboundRules written = with(new OutboundLimits(3, 4, 5, 6), SPEND);
    write(tenant, tx -> rules.update(tx, written));
    assertThat(rules(tenant).limits()).isEqualTo(written.limits());
    assertThat(rules(tenant).spend()).isEqualTo(SPEND);
    assertThat(rules(other)).isEqualTo(OutboundRules.STANDARD);
    assertThatThrownBy(() -> write(tenant, tx -> rules.update(tx, written)))
        .isInstanceOf(RefusedException.class);
    write(other, tx -> rules.verify(tx, now));
    assertThat(rules(other).verified()).isTrue();
    assertThat(rules(tenant).verified()).isFalse();
    write(tenant, tx -> rules.verify(tx, now));
    assertThat(rules(tenant).spend()).as("is kept").isEqualTo(SPEND);
  }

  @Test
  void moreCallsThanAMinuteMayHaveAreRefusedUntilTheNext() {
    write(tenant, tx -> rules.update(tx, with(new OutboundLimits(2, 100, 100, 60), null)));
    assertThat(refusal(tenant, now)).isEmpty();
    assertThat(refusal(tenant, now.plusSeconds(10))).isEmpty();
    assertThat(refusal(tenant, now.plusSeconds(20))).contains(OutboundGuard.LIMIT_REACHED);
    assertThat(alarms).containsExactly("callsPerMinute");
    assertThat(refusal(other, now)).as("another tenant's minute").isEmpty();
    assertThat(refusal(tenant, now.plusSeconds(40))).isEmpty();
  }

  @Test
  void aHundredCallsAtOnceAreCappedExactly() throws Exception {
    write(tenant, tx -> rules.update(tx, with(new OutboundLimits(7, 100, 100, 60), null)));
    List<Callable<Optional<String>>> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      all.add(() -> refusal(tenant, now));
    }
    int allowed = 0;
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Optional<String>> each : crowd.invokeAll(all)) {
        allowed += each.get().isEmpty() ? 1 : 0;
      }
    }
    assertThat(allowed).isEqualTo(7);
  }

  @Test
  void moneyIsCountedByBegunMinutesAndTheLongestPrefix() {
    called(tenant, "+16465550111", 61);
    assertThat(spent(tenant)).isEqualByComparingTo("0.60");
    called(tenant, "+14155550111", 60);
    assertThat(spent(tenant)).isEqualByComparingTo("0.62");
    called(tenant, "+4930123456", 1);
    assertThat(spent(tenant)).isEqualByComparingTo("0.72");
    assertThat(spent(other)).isEqualByComparingTo("0");
  }

  @Test
  void nothingIsCalledOnceTheDaysMoneyIsUsedUp() {
    write(tenant, tx -> rules.update(tx, with(new OutboundLimits(100, 100, 100, 60), SPEND)));
    called(tenant, "+16465550111", 120);
    assertThat(refusal(tenant, now)).isEmpty();
    called(tenant, "+16465550112", 61);
    assertThat(refusal(tenant, now)).contains(OutboundGuard.LIMIT_REACHED);
    assertThat(alarms).containsExactly("spendPerDay");
    assertThat(refusal(tenant, now.plusSeconds(86_400))).as("another day").isEmpty();
  }

  @Test
  void usedUpIsCountedForOneTenant() {
    called(tenant, NUMBER, 50);
    assertThat(seconds(tenant)).isEqualTo(50);
    assertThat(seconds(other)).isZero();
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    write(tenant, tx -> rules.count(tx, now, day));
    write(tenant, tx -> rules.count(tx, now, day));
    assertThat(DATABASE.transactions().inTenant(other, tx -> rules.count(tx, now, day)).onDay())
        .isEqualTo(1);
  }

  private long seconds(TenantId who) {
    return DATABASE
        .transactions()
        .inTenant(who, tx -> rules.secondsSince(tx, now.minusSeconds(60), now));
  }

  @Test
  void numbersThatNobodyMayCallAreTheTenantsOwn() {
    write(tenant, tx -> doNotCall.add(tx, List.of(NUMBER), "asked", now));
    assertThat(refusal(tenant, now)).contains("doNotCall");
    assertThat(refusal(other, now)).isEmpty();
    write(other, tx -> assertThat(doNotCall.remove(tx, NUMBER)).isFalse());
    write(
        other,
        tx -> assertThat(doNotCall.list(tx, null, new PageRequest(10, null)).items()).isEmpty());
    write(tenant, tx -> assertThat(doNotCall.has(tx, NUMBER)).isTrue());
  }

  private Callback promised() {
    Instruction.CallBack wanted =
        new Instruction.CallBack("node", NUMBER, null, QueueId.next(), 0, Wishes.NONE, null, 3, 60);
    return new Callback(
        CallbackId.next(),
        Callback.State.SCHEDULED,
        wanted,
        CustomerId.next(),
        null,
        0,
        null,
        now,
        now,
        null,
        null);
  }

  private List<CallbackId> claim(TenantId who) {
    return DATABASE
        .transactions()
        .inTenant(who, tx -> callbacks.claim(tx, now, now.plusSeconds(60), 10));
  }

  /** As many nodes look at the same moment. */
  @Test
  void whatIsDueIsTakenByOneNode() throws Exception {
    Callback due = promised();
    write(tenant, tx -> callbacks.insert(tx, due));
    assertThat(claim(other)).isEmpty();
    List<Callable<List<CallbackId>>> nodes = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      nodes.add(() -> claim(tenant));
    }
    List<CallbackId> taken = new ArrayList<>();
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<CallbackId>> each : crowd.invokeAll(nodes)) {
        taken.addAll(each.get());
      }
    }
    assertThat(taken).containsExactly(due.id());
  }

  @Test
  void aPromiseIsNotThereForAnotherTenant() {
    Callback due = promised();
    write(tenant, tx -> callbacks.insert(tx, due));
    write(other, tx -> assertThat(callbacks.lock(tx, due.id())).isEmpty());
    write(
        other,
        tx -> assertThat(callbacks.list(tx, null, new PageRequest(10, null)).items()).isEmpty());
    write(tenant, tx -> assertThat(callbacks.lock(tx, due.id())).isPresent());
  }
}
