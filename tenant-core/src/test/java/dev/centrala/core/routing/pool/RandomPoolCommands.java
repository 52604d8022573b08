package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Commands as a busy and careless world sends them: also repeated, late, and for what is no longer
 * there.
 */
public final class RandomPoolCommands {
  private static final int AGENTS = 7;
  private static final int QUEUES = 3;
  private static final int CONTACTS = 40;
  private final Random random;
  private final List<PoolDecision.Offered> offers = new ArrayList<>();
  private final List<PoolDecision.Assigned> grants = new ArrayList<>();

  public RandomPoolCommands(long seed) {
    random = new Random(seed);
  }

  /** What the caller would remember of a reply. */
  public void saw(PoolReply reply) {
    for (PoolDecision decision : reply.decisions()) {
      if (decision instanceof PoolDecision.Offered offered) {
        offers.add(offered);
      }
      if (decision instanceof PoolDecision.Assigned assigned) {
        grants.add(assigned);
      }
    }
  }

  public PoolCommand next(long now) {
    return switch (random.nextInt(52)) {
      case 0 -> new PoolCommand.PutQueue(queueRules());
      case 1 -> new PoolCommand.PutAgent(profile());
      case 2 -> new PoolCommand.RemoveAgent(agent());
      case 3 -> new PoolCommand.RemoveQueue(queue());
      case 4 -> new PoolCommand.ChangeRules(rules());
      case 5, 6, 7, 8 -> new PoolCommand.SetPresence(agent(), presence(), reason());
      case 9 -> new PoolCommand.ConnectionLost(agent());
      case 10 -> new PoolCommand.ConnectionRestored(agent());
      case 11, 12, 13, 14, 15, 16 ->
          new PoolCommand.Enqueue(
              contact(),
              queue(),
              channel(),
              random.nextInt(4),
              now - random.nextInt(90_000),
              holds(),
              needs(),
              random.nextInt(3) == 0 ? now + random.nextInt(90_000) : 0);
      case 17, 18, 19, 20, 21 -> accept();
      case 22 -> reject();
      case 23, 24, 25 -> confirm();
      case 26 -> disavow();
      case 27, 28 -> new PoolCommand.Park(contact());
      case 29, 30 -> new PoolCommand.CustomerReplied(contact());
      case 31 -> new PoolCommand.Move(contact(), queue(), holds());
      case 32, 33, 34 -> new PoolCommand.End(contact(), pick(PoolCommand.EndReason.values()));
      case 35, 36 -> new PoolCommand.CompleteWrapUp(contact());
      case 37 -> new PoolCommand.Forget(contact());
      case 38, 39 -> new PoolCommand.Pick(contact(), agent());
      case 40 -> new PoolCommand.Push(contact(), agent(), "Sam", random.nextBoolean());
      case 42 -> new PoolCommand.SetPresenceOf(agent(), presence(), reason());
      case 41 -> new PoolCommand.SetPriority(contact(), random.nextInt(6) - 2);
      case 43 -> new PoolCommand.NewDay(random.nextInt(30));
      case 44 -> new PoolCommand.PassOn(contact(), agent(), queue());
      case 45 -> new PoolCommand.HandOver(contact(), agent(), agent(), "Ann");
      case 46, 47 -> new PoolCommand.RequestWrapUp(contact(), agent());
      case 51 -> new PoolCommand.Begin(contact(), queue(), Channel.VOICE, agent());
      case 49, 50 -> new PoolCommand.NotReached(contact(), agent());
      case 48 -> new PoolCommand.ExtendWrapUp(contact(), agent(), 1 + random.nextInt(60));
      default -> new PoolCommand.Tick();
    };
  }

  public PoolCommand.PutQueue queue(int number) {
    return new PoolCommand.PutQueue(
        QueueRules.named(new QueueId(new UUID(2, number)), "Queue " + number));
  }

  private PoolCommand accept() {
    if (offers.isEmpty()) {
      return new PoolCommand.Tick();
    }
    PoolDecision.Offered offer = recent(offers);
    UserId who = random.nextInt(10) == 0 ? agent() : offer.agent();
    return new PoolCommand.Accept(
        random.nextInt(20) == 0 ? new OfferId(new UUID(9, 9)) : offer.offer(), who);
  }

  private PoolCommand reject() {
    if (offers.isEmpty()) {
      return new PoolCommand.Tick();
    }
    PoolDecision.Offered offer = recent(offers);
    return new PoolCommand.Reject(offer.offer(), offer.agent());
  }

  private PoolCommand confirm() {
    if (grants.isEmpty()) {
      return new PoolCommand.Tick();
    }
    PoolDecision.Assigned grant = recent(grants);
    return new PoolCommand.Confirm(grant.contact(), grant.epoch());
  }

  private PoolCommand disavow() {
    if (grants.isEmpty()) {
      return new PoolCommand.Tick();
    }
    PoolDecision.Assigned grant = recent(grants);
    return new PoolCommand.Disavow(grant.contact(), grant.epoch());
  }

  private <T> T recent(List<T> list) {
    return list.get(list.size() - 1 - random.nextInt(Math.min(6, list.size())));
  }

  private AgentProfile profile() {
    List<AgentSkill> skills = new ArrayList<>();
    for (int skill = 0; skill < 3; skill++) {
      if (random.nextBoolean()) {
        skills.add(new AgentSkill(new SkillId(new UUID(3, skill)), 1 + random.nextInt(10)));
      }
    }
    UserId id = agent();
    CapacityCosts costs =
        random.nextInt(4) == 0
            ? new CapacityCosts(100, 50, 30, 10, 35, limits())
            : CapacityCosts.DEFAULT;
    return new AgentProfile(
        id,
        "Agent " + id.value().getLeastSignificantBits(),
        skills,
        costs,
        groups(),
        random.nextInt(5) == 0);
  }

  private QueueRules queueRules() {
    QueueId id = queue();
    List<Relaxation> relaxations = relaxations();
    List<UserId> members = new ArrayList<>();
    for (int i = random.nextInt(4) == 0 ? 3 : 0; i > 0; i--) {
      members.add(agent());
    }
    return new QueueRules(
            id,
            "Queue " + id.value().getLeastSignificantBits(),
            random.nextInt(3),
            requirements(),
            relaxations,
            members,
            pick(Selection.values()),
            5 + random.nextInt(20),
            new WrapUpRule(pick(WrapUpRule.Mode.values()), random.nextInt(30)))
        .with(serving())
        .with(random.nextInt(3) == 0 ? limits(id) : Limits.NONE);
  }

  private Limits limits(QueueId of) {
    List<Overflow> overflows = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      QueueId to = queue();
      if (!to.equals(of)) {
        overflows.add(new Overflow(pick(Overflow.Trigger.values()), 1 + random.nextInt(25), to));
      }
    }
    return new Limits(
        random.nextInt(2) * random.nextInt(6),
        random.nextInt(3) == 0 ? 5 + random.nextInt(60) : 0,
        overflows,
        random.nextInt(8) == 0,
        random.nextBoolean(),
        random.nextInt(10));
  }

  private Serving serving() {
    List<Rank> ranks = new ArrayList<>();
    for (int i = random.nextInt(3) == 0 ? 0 : AGENTS - 1; i >= 0; i--) {
      if (random.nextBoolean()) {
        UserId agent = new UserId(new UUID(1, i));
        ranks.add(new Rank(agent, 1 + random.nextInt(3), 10 * random.nextInt(3)));
      }
    }
    return new Serving(
        pick(Order.values()),
        random.nextInt(60),
        ranks,
        random.nextInt(6) == 0,
        random.nextInt(4) == 0,
        random.nextBoolean() ? 1 : 1 + random.nextInt(4));
  }

  private List<Clause> requirements() {
    List<Clause> requirements = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      if (random.nextInt(3) == 0) {
        requirements.add(
            random.nextBoolean()
                ? Clause.of(alternative(i))
                : Clause.of(alternative(i), alternative(random.nextInt(3))));
      }
    }
    return requirements;
  }

  private List<Relaxation> relaxations() {
    List<Relaxation> relaxations = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      relaxations.add(new Relaxation(10 * i + random.nextInt(10), requirements()));
    }
    return relaxations;
  }

  private Needs needs() {
    return random.nextInt(3) == 0 ? new Needs(requirements(), relaxations()) : Needs.NONE;
  }

  private Alternative alternative(int number) {
    return random.nextInt(5) == 0
        ? new GroupRequirement(new AgentGroupId(new UUID(6, number)), "Group " + number)
        : new SkillRequirement(
            new SkillId(new UUID(3, number)), "Skill " + number, 1 + random.nextInt(8));
  }

  private List<AgentGroupId> groups() {
    return random.nextBoolean()
        ? List.of()
        : List.of(new AgentGroupId(new UUID(6, random.nextInt(3))));
  }

  private CapacityLimits limits() {
    return new CapacityLimits(1, random.nextInt(3), 4, CapacityLimits.NONE, 2, 5);
  }

  private Interruptions interruptions() {
    List<Interruptions.Pair> pairs = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Medium by = pick(Medium.values());
      Medium interrupted = pick(Medium.values());
      if (by != interrupted) {
        pairs.add(new Interruptions.Pair(by, interrupted));
      }
    }
    return new Interruptions(pairs);
  }

  private PoolRules rules() {
    return new PoolRules(
        random.nextInt(100),
        random.nextInt(3),
        1 + random.nextInt(30),
        random.nextInt(20),
        pick(PoolRules.Disconnected.values()),
        random.nextInt(20),
        1 + random.nextInt(10),
        random.nextBoolean() ? Interruptions.DEFAULT : interruptions());
  }

  private List<Hold> holds() {
    List<Hold> holds = new ArrayList<>();
    while (random.nextInt(5) == 0) {
      Hold.Kind kind =
          random.nextBoolean()
              ? Hold.Kind.PREFERRED
              : random.nextBoolean() ? Hold.Kind.NAMED : Hold.Kind.LAST_AGENT;
      holds.add(new Hold(agent(), random.nextInt(20), kind, random.nextBoolean()));
    }
    return holds;
  }

  private Presence presence() {
    return random.nextInt(3) == 0 ? pick(Presence.values()) : Presence.AVAILABLE;
  }

  private @Nullable String reason() {
    return random.nextInt(3) == 0 ? "lunch" : null;
  }

  private UserId agent() {
    return new UserId(new UUID(1, random.nextInt(AGENTS)));
  }

  private QueueId queue() {
    return new QueueId(new UUID(2, random.nextInt(QUEUES)));
  }

  private InteractionId contact() {
    return new InteractionId(new UUID(4, random.nextInt(CONTACTS)));
  }

  private Channel channel() {
    return pick(Channel.values());
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
