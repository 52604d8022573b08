package dev.centrala.core.routing.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A pool under a clock that only the test moves; checks the pool's own books after each command.
 */
final class PoolScenario {
  static final long START = 1_700_000_000_000L;
  static final SkillId GERMAN = new SkillId(new UUID(3, 1));
  static final QueueId SUPPORT = new QueueId(new UUID(2, 1));

  /** One budget for all channels, calls too. */
  static final PoolRules UNINTERRUPTED =
      new PoolRules(60, 1, 30, 30, PoolRules.Disconnected.REQUEUE, 60, 10, Interruptions.NONE);

  RoutingPool pool = RoutingPool.empty(7, PoolRules.DEFAULT);
  long now = START;
  final List<PoolDecision> all = new ArrayList<>();
  PoolReply last = new PoolReply(7, 0, false, List.of(), 0, 0, PoolResult.UNCHANGED);

  static PoolScenario withQueue(QueueRules rules) {
    PoolScenario scenario = new PoolScenario();
    scenario.tell(new PoolCommand.PutQueue(rules));
    return scenario;
  }

  static PoolScenario withSupportQueue() {
    return withQueue(QueueRules.named(SUPPORT, "Support"));
  }

  static QueueRules support(
      List<Clause> requirements, List<Relaxation> relaxations, Selection selection) {
    return new QueueRules(
        SUPPORT,
        "Support",
        0,
        requirements,
        relaxations,
        List.of(),
        selection,
        20,
        WrapUpRule.DEFAULT);
  }

  static QueueRules supportWithWrapUp(WrapUpRule.Mode mode, int seconds) {
    QueueRules base = QueueRules.named(SUPPORT, "Support");
    return new QueueRules(
        base.id(),
        base.name(),
        0,
        List.of(),
        List.of(),
        List.of(),
        base.selection(),
        20,
        new WrapUpRule(mode, seconds));
  }

  static Clause german(int minimum) {
    return Clause.skill(GERMAN, "German", minimum);
  }

  static UserId agent(int number) {
    return new UserId(new UUID(1, number));
  }

  static InteractionId contact(int number) {
    return new InteractionId(new UUID(4, number));
  }

  PoolReply tell(PoolCommand command) {
    last = pool.apply(command, now);
    all.addAll(last.decisions());
    assertThat(pool.contradictions()).isEmpty();
    return last;
  }

  PoolReply after(int seconds, PoolCommand command) {
    now += seconds * 1000L;
    return tell(command);
  }

  PoolReply tickAfter(int seconds) {
    return after(seconds, new PoolCommand.Tick());
  }

  PoolScenario rules(PoolRules rules) {
    tell(new PoolCommand.ChangeRules(rules));
    return this;
  }

  PoolScenario withoutInterruptions() {
    return rules(UNINTERRUPTED);
  }

  /** Adds an agent who is available; the name is "Agent n". */
  PoolScenario available(int number, AgentSkill... skills) {
    AgentProfile profile =
        new AgentProfile(agent(number), "Agent " + number, List.of(skills), CapacityCosts.DEFAULT);
    tell(new PoolCommand.PutAgent(profile));
    tell(new PoolCommand.SetPresence(agent(number), Presence.AVAILABLE, null));
    now += 1000;
    return this;
  }

  PoolReply enqueue(int number, Channel channel) {
    return enqueue(number, channel, 0, now);
  }

  PoolReply enqueue(int number, Channel channel, int priority, long enqueuedAt) {
    return tell(
        new PoolCommand.Enqueue(contact(number), SUPPORT, channel, priority, enqueuedAt, null));
  }

  PoolDecision.Offered offer() {
    return last(PoolDecision.Offered.class);
  }

  <D extends PoolDecision> D last(Class<D> kind) {
    return all.reversed().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " in " + all));
  }

  <D extends PoolDecision> List<D> now(Class<D> kind) {
    return last.decisions().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Accepts the last offer and confirms the grant. */
  PoolDecision.Assigned accept() {
    PoolDecision.Offered offer = offer();
    tell(new PoolCommand.Accept(offer.offer(), offer.agent()));
    PoolDecision.Assigned assigned = last(PoolDecision.Assigned.class);
    confirm();
    return assigned;
  }

  void confirm() {
    PoolDecision.Assigned assigned = last(PoolDecision.Assigned.class);
    tell(new PoolCommand.Confirm(assigned.contact(), assigned.epoch()));
  }

  PoolReply end(int number) {
    return tell(new PoolCommand.End(contact(number), PoolCommand.EndReason.COMPLETED));
  }

  PoolReply completeWrapUp(int number) {
    return tell(new PoolCommand.CompleteWrapUp(contact(number)));
  }

  PoolReply presence(int number, Presence presence) {
    return tell(new PoolCommand.SetPresence(agent(number), presence, null));
  }

  PoolAnswer.AgentNumbers agentNumbers(int number) {
    PoolAnswer.LiveNumbers live = (PoolAnswer.LiveNumbers) pool.ask(new PoolQuery.Live(), now);
    return live.agents().stream()
        .filter(a -> a.agent().equals(agent(number)))
        .findFirst()
        .orElseThrow();
  }
}
