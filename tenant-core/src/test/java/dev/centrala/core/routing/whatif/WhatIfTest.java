package dev.centrala.core.routing.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.events.DirectoryTx;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.AgentProfiles;
import dev.centrala.core.routing.Queue;
import dev.centrala.core.routing.QueueServing;
import dev.centrala.core.routing.Requirement;
import dev.centrala.core.routing.RequirementNames;
import dev.centrala.core.routing.ServiceLevel;
import dev.centrala.core.routing.Wanted;
import dev.centrala.core.routing.pool.AgentProfile;
import dev.centrala.core.routing.pool.AgentSkill;
import dev.centrala.core.routing.pool.CapacityCosts;
import dev.centrala.core.routing.pool.Limits;
import dev.centrala.core.routing.pool.PoolRules;
import dev.centrala.core.routing.pool.Selection;
import dev.centrala.core.routing.pool.WrapUpRule;
import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.SetUpStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A queue, one agent and a past of a few calls, asked about with changes. */
class WhatIfTest {
  private static final Instant FROM = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant TO = FROM.plusSeconds(3600);
  private static final TenantId TENANT = new TenantId(new UUID(9, 1));
  private static final UserId ANA = new UserId(new UUID(1, 1));
  private static final AgentGroupId BERLIN = new AgentGroupId(new UUID(5, 1));
  private static final SkillId GERMAN = new SkillId(new UUID(3, 1));
  private static final QueueId SALES = new QueueId(new UUID(2, 1));
  private static final Requirement OF_BERLIN =
      new Requirement(List.of(new Wanted.MemberOf(BERLIN)));

  private final List<PastContact> contacts = new ArrayList<>();

  @Test
  void anAgentWithOtherSkillsStaysInTheGroups() {
    contacts.add(answered(0));
    Queue queue = sales(List.of(OF_BERLIN), ServiceLevel.DEFAULT, Limits.NONE);
    Changes skilled =
        new Changes(
            1, 1, List.of(), Set.of(), Map.of(ANA, List.of(new AgentSkill(GERMAN, 5))), List.of());
    WhatIf.Answer answer = ask(queue, skilled, same -> null);
    assertThat(only(answer.asItIs()).answered()).isEqualTo(1);
    assertThat(only(answer.changed()).answered()).isEqualTo(1);
  }

  @Test
  void shortAbandonsDoNotCountAgainstTheServiceLevel() {
    contacts.add(answered(0));
    contacts.add(gaveUp(60, 4));
    contacts.add(gaveUp(90, 5));
    Queue queue = sales(List.of(), ServiceLevel.DEFAULT, Limits.NONE.shortAbandonSeconds(5));
    Report.QueueFigures figures = only(ask(queue, Changes.NONE, same -> null).asItIs());
    assertThat(figures.abandoned()).isEqualTo(2);
    assertThat(figures.shortAbandoned()).isEqualTo(1);
    assertThat(figures.stillWaiting()).isZero();
    assertThat(figures.serviceLevel()).isEqualTo(0.5);
  }

  @Test
  void aChangedTargetIsMeasuredAgainst() {
    contacts.add(answered(0));
    Queue queue = sales(List.of(), ServiceLevel.DEFAULT, Limits.NONE);
    WhatIf.Answer answer =
        ask(queue, Changes.NONE, same -> sales(List.of(), new ServiceLevel(2, 80), Limits.NONE));
    assertThat(only(answer.asItIs()).serviceLevel()).isEqualTo(1);
    assertThat(only(answer.changed()).serviceLevel()).isZero();
  }

  @Test
  void whatAnAgentBeganTakesTheirTimeAndCountsForNoQueue() {
    contacts.add(new PastContact(SALES, Channel.VOICE, 0, millis(1), 0, true, 600_000, 0, ANA));
    contacts.add(answered(2));
    Queue queue = sales(List.of(), ServiceLevel.DEFAULT, Limits.NONE);
    Changes thrice = new Changes(3, 1, List.of(), Set.of(), Map.of(), List.of());
    WhatIf.Answer answer = ask(queue, thrice, same -> null);
    assertThat(answer.contacts()).isEqualTo(1);
    assertThat(only(answer.asItIs()).arrived()).isEqualTo(1);
    assertThat(only(answer.asItIs()).averageWaitSeconds()).isBetween(590.0, 610.0);
    assertThat(only(answer.changed()).arrived()).isEqualTo(3);
    assertThat(answer.asItIs().occupancy()).isGreaterThan(0.3);
  }

  /** Came so long after the beginning and is worked on for ten minutes. */
  private static PastContact answered(int second) {
    return new PastContact(SALES, Channel.VOICE, 0, millis(second), 0, true, 600_000, 0, null);
  }

  private static PastContact gaveUp(int second, int waitedSeconds) {
    return new PastContact(
        SALES, Channel.VOICE, 0, millis(second), waitedSeconds * 1000L, false, 0, 0, null);
  }

  private static long millis(int second) {
    return FROM.toEpochMilli() + second * 1000L;
  }

  private static Queue sales(List<Requirement> requirements, ServiceLevel level, Limits limits) {
    return new Queue(
        SALES,
        1,
        "Sales",
        0,
        level,
        requirements,
        List.of(),
        Selection.LONGEST_IDLE,
        20,
        new WrapUpRule(WrapUpRule.Mode.NONE, 0),
        null,
        List.of(),
        limits,
        QueueServing.USUAL);
  }

  private static Report.QueueFigures only(Report report) {
    return report.queues().getFirst();
  }

  private WhatIf.Answer ask(
      Queue queue, Changes changes, Function<Queue, @Nullable Queue> changed) {
    return new WhatIf(
            new Plain(),
            new Past(),
            new OneQueue(queue),
            new OneAgent(),
            tx -> PoolRules.DEFAULT,
            (tx, item) -> {})
        .ask(TENANT, FROM, TO, changes, changed);
  }

  /** Work that needs no database. */
  private static final class Plain implements Transactions, Tx {
    @Override
    public <T> T inTenant(TenantId tenant, Function<Tx, T> work) {
      return work.apply(this);
    }

    @Override
    public <T> T inDirectory(Function<DirectoryTx, T> work) {
      throw new UnsupportedOperationException();
    }

    @Override
    public TenantId tenant() {
      return TENANT;
    }

    @Override
    public void afterCommit(Runnable action) {
      throw new UnsupportedOperationException();
    }
  }

  /** The calls above, and one agent who was there all the time. */
  private final class Past implements WorkHistory {
    @Override
    public List<PastContact> contacts(Tx tx, Instant from, Instant to, int most) {
      return contacts;
    }

    @Override
    public List<PastShift> shifts(Tx tx, Instant from, Instant to) {
      return List.of(new PastShift(ANA, from.toEpochMilli(), to.toEpochMilli()));
    }
  }

  /** Ana, of the group Berlin, without skills. */
  private static final class OneAgent implements AgentProfiles, RequirementNames {
    @Override
    public Optional<AgentProfile> find(Tx tx, UserId user) {
      return Optional.of(
          new AgentProfile(ANA, "Ana", List.of(), CapacityCosts.DEFAULT).inGroups(List.of(BERLIN)));
    }

    @Override
    public List<UserId> all(Tx tx) {
      return List.of(ANA);
    }

    @Override
    public RequirementNames names(Tx tx) {
      return this;
    }

    @Override
    public String skill(SkillId skill) {
      return "German";
    }

    @Override
    public String group(AgentGroupId group) {
      return "Berlin";
    }
  }

  /** A tenant with one queue, which nobody changes here. */
  private record OneQueue(Queue queue) implements SetUpStore<QueueId, Queue> {
    @Override
    public Page<Queue> list(Tx tx, PageRequest page) {
      return new Page<>(List.of(queue), null);
    }

    @Override
    public Optional<Queue> find(Tx tx, QueueId id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void insert(Tx tx, Queue item) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean update(Tx tx, Queue item) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean delete(Tx tx, QueueId id) {
      throw new UnsupportedOperationException();
    }
  }
}
