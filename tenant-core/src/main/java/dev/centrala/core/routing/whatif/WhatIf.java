package dev.centrala.core.routing.whatif;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.AgentProfiles;
import dev.centrala.core.routing.PoolRulesSource;
import dev.centrala.core.routing.Queue;
import dev.centrala.core.routing.pool.AgentProfile;
import dev.centrala.core.routing.pool.AgentSkill;
import dev.centrala.core.routing.pool.CapacityCosts;
import dev.centrala.core.routing.pool.PoolRules;
import dev.centrala.core.routing.pool.QueueRules;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.SetUpRules;
import dev.centrala.core.tenant.SetUpStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers "what if": plays what really came through the queues twice, once under the set-up of
 * today and once with changes, and puts the two side by side. A simulation keeps a processor busy,
 * so a node runs one at a time.
 */
public final class WhatIf {
  /** Beyond this many contacts a simulation takes too long for a page to wait. */
  public static final int MOST_CONTACTS = 50_000;

  private static final Duration LONGEST = Duration.ofDays(7);
  private static final long ANSWER_MILLIS = 3000;
  private static final double MOST = 10;
  private static final int MOST_ADDITIONAL = 1000;

  private final Transactions transactions;
  private final WorkHistory history;
  private final SetUpStore<QueueId, Queue> queues;
  private final AgentProfiles agents;
  private final PoolRulesSource rules;
  private final SetUpRules<Queue> queueCheck;
  private final Semaphore one = new Semaphore(1);

  public WhatIf(
      Transactions transactions,
      WorkHistory history,
      SetUpStore<QueueId, Queue> queues,
      AgentProfiles agents,
      PoolRulesSource rules,
      SetUpRules<Queue> queueCheck) {
    this.transactions = transactions;
    this.history = history;
    this.queues = queues;
    this.agents = agents;
    this.rules = rules;
    this.queueCheck = queueCheck;
  }

  /**
   * Both reports, and what they rest on: how many contacts of customers and shifts there were, and
   * how long customers wait on average before they give up (0: nobody did).
   */
  public record Answer(
      int contacts, int shifts, double meanPatienceSeconds, Report asItIs, Report changed) {}

  /** What was read in one transaction. */
  private record Facts(
      PoolRules rules,
      List<QueueRules> queues,
      Map<UserId, AgentProfile> agents,
      List<PastContact> contacts,
      List<PastShift> shifts) {}

  /**
   * Changes to queues come as a function of the queue, {@code null} where it stays as it is.
   *
   * @throws RefusedException when the time is longer than a week, holds more contacts than can be
   *     simulated, or another simulation runs on this node
   */
  public Answer ask(
      TenantId tenant,
      Instant from,
      Instant to,
      Changes changes,
      Function<Queue, @Nullable Queue> changedQueues) {
    check(from, to, changes);
    if (!one.tryAcquire()) {
      throw new RefusedException(new Refusal.TooMany(10, "Another simulation is running."));
    }
    try {
      List<QueueRules> replaced = new ArrayList<>();
      Facts facts =
          transactions.inTenant(tenant, tx -> read(tx, from, to, changedQueues, replaced));
      Changes all =
          new Changes(
              changes.arrivals(),
              changes.handling(),
              replaced,
              changes.without(),
              changes.skills(),
              changes.additional());
      List<PastContact> customers =
          facts.contacts().stream().filter(contact -> contact.begunBy() == null).toList();
      return new Answer(
          customers.size(),
          facts.shifts().size(),
          new Patience(customers).meanSeconds(),
          report(facts, Changes.NONE, from, to),
          report(facts, all, from, to));
    } finally {
      one.release();
    }
  }

  private static void check(Instant from, Instant to, Changes changes) {
    if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw RefusedException.invalid("/to", "must be after from, by at most seven days");
    }
    if (!(changes.arrivals() >= 0 && changes.arrivals() <= MOST)) {
      throw RefusedException.invalid("/changes/arrivals", "must be 0 to 10");
    }
    if (!(changes.handling() >= 0 && changes.handling() <= MOST)) {
      throw RefusedException.invalid("/changes/handling", "must be 0 to 10");
    }
    int added = changes.additional().stream().mapToInt(Changes.Additional::count).sum();
    if (added > MOST_ADDITIONAL || changes.additional().stream().anyMatch(a -> a.count() < 1)) {
      throw RefusedException.invalid("/changes/additional", "must be 1 to 1000 agents in all");
    }
  }

  private Facts read(
      Tx tx,
      Instant from,
      Instant to,
      Function<Queue, @Nullable Queue> changedQueues,
      List<QueueRules> replaced) {
    List<QueueRules> now = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      var page = queues.list(tx, new PageRequest(PageRequest.MOST, cursor));
      for (Queue queue : page.items()) {
        now.add(queue.rules(agents.names(tx), true));
        Queue changed = changedQueues.apply(queue);
        if (changed != null) {
          queueCheck.check(tx, changed);
          replaced.add(changed.rules(agents.names(tx), true));
        }
      }
      cursor = page.nextCursor();
    } while (cursor != null);
    List<PastContact> contacts = history.contacts(tx, from, to, MOST_CONTACTS + 1);
    if (contacts.size() > MOST_CONTACTS) {
      throw RefusedException.invalid("/from", "at most " + MOST_CONTACTS + " contacts at a time");
    }
    List<PastShift> shifts = history.shifts(tx, from, to);
    Map<UserId, AgentProfile> profiles = new HashMap<>();
    shifts.stream()
        .map(PastShift::agent)
        .distinct()
        .forEach(user -> agents.find(tx, user).ifPresent(found -> profiles.put(user, found)));
    return new Facts(rules.read(tx), now, profiles, contacts, shifts);
  }

  private static Report report(Facts facts, Changes changes, Instant from, Instant to) {
    Map<QueueId, QueueRules> replaced =
        changes.queues().stream().collect(Collectors.toMap(QueueRules::id, Function.identity()));
    List<QueueRules> queues =
        facts.queues().stream().map(q -> replaced.getOrDefault(q.id(), q)).toList();
    List<Shift> shifts = new ArrayList<>();
    for (PastShift past : facts.shifts()) {
      AgentProfile profile = facts.agents().get(past.agent());
      if (profile != null && !changes.without().contains(past.agent())) {
        shifts.add(new Shift(withSkills(profile, changes), past.fromMillis(), past.toMillis()));
      }
    }
    int number = 0;
    for (Changes.Additional additional : changes.additional()) {
      for (int i = 0; i < additional.count(); i++) {
        number++;
        AgentProfile profile = additional(number, additional.skills());
        shifts.add(new Shift(profile, from.toEpochMilli(), to.toEpochMilli()));
      }
    }
    Map<QueueId, Long> targets =
        queues.stream()
            .collect(
                Collectors.toMap(
                    QueueRules::id, queue -> queue.serving().dueWithinSeconds() * 1000L));
    Plan plan = new Plan(facts.rules(), queues, shifts, ANSWER_MILLIS, 0, targets);
    return Simulation.run(plan, Arrivals.of(facts.contacts(), changes, queues));
  }

  private static AgentProfile withSkills(AgentProfile profile, Changes changes) {
    List<AgentSkill> skills = changes.skills().get(profile.id());
    return skills == null ? profile : profile.withSkills(skills);
  }

  private static AgentProfile additional(int number, List<AgentSkill> skills) {
    UserId id = new UserId(new UUID(0x8000L, 0x80000000_00000000L | number));
    return new AgentProfile(id, "Additional agent " + number, skills, CapacityCosts.DEFAULT);
  }
}
