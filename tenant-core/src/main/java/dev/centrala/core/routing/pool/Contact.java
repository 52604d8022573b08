package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One contact in the pool. Fields are changed by {@code ContactMoves} alone, which keeps every
 * index right.
 */
final class Contact implements Deadlines.Subject {
  /** Order between classes, whose heads are compared by score. */
  static final Comparator<Contact> BY_SCORE =
      Comparator.comparingLong((Contact c) -> c.turn.score()).thenComparing(c -> c.id.value());

  /** Order within a class, as its queue wants it; then the id. */
  static final Comparator<Contact> BY_TURN =
      Comparator.comparing((Contact c) -> c.turn, Turn.IN_QUEUE).thenComparing(c -> c.id.value());

  static final Comparator<Contact> BY_AGE =
      Comparator.comparingLong((Contact c) -> c.enqueuedAt).thenComparing(c -> c.id.value());

  /** An agent who is not asked again before {@code until}. */
  record Bar(UserId agent, long until) {}

  final InteractionId id;
  final Channel channel;
  int priority;
  final long enqueuedAt;
  QueueState queue;
  ContactState state = ContactState.WAITING;
  Epoch epoch = Epoch.NONE;

  /** Who has it; null while it waits or is on offer. */
  @Nullable Agent agent;

  /** Whom it is on offer to, in order of epoch; see {@code Moves.ask}. */
  final List<Asked> asked = new ArrayList<>();

  /** Whether it is on offer and may be to several at once. */
  boolean shared;

  /** Whether a limit of its queue asks for it to go: nobody else is asked to take it. */
  boolean lastCall;

  int cost;
  boolean confirmed;

  /** When the grant is asked about, or the wrap-up ends; 0 for never. */
  long endsAt;

  /** Who alone is asked now, and who next; see {@code Holds}. */
  @Nullable Held held;

  List<Hold> holds = List.of();

  /** Whether it was last found that nobody could ever serve it; see {@code Reach}. */
  boolean knownLost;

  /** When it should be answered, 0 for as its queue has it; set before it first enters one. */
  long dueBy;

  /** What it asks for beyond its queue; set before it first enters one. */
  Needs needs = Needs.NONE;

  /** Since when it waits for this queue, for the limits of the queue. */
  long waitsSince;

  /** When the limits were last looked at and let it stay; 0 for not yet. */
  long limitsSeenAt;

  /** Whether its agent wants a wrap-up; see {@code WrapUpRule.Mode.REQUESTED}. */
  boolean wrapUpAsked;

  /** How many offers in a row its agent had missed before taking it. */
  int missedBefore;

  /** Whether an agent ever had it. */
  boolean answered;

  /** Queues that it overflowed from and does not go back to. */
  List<QueueId> overflowedFrom = new ArrayList<>();

  List<Bar> bars = new ArrayList<>();
  Stage stage = Stage.FIRST;

  Turn turn = Turn.NONE;

  @Nullable WaitingClass waitingIn;
  private long scheduledAt;

  Contact(InteractionId id, Channel channel, int priority, long enqueuedAt, QueueState queue) {
    this.id = id;
    this.channel = channel;
    this.priority = priority;
    this.enqueuedAt = enqueuedAt;
    this.queue = queue;
    this.waitsSince = enqueuedAt;
  }

  /** Nobody is kept waiting at the other end: it stays until somebody has done it. */
  boolean isTask() {
    return channel == Channel.TASK;
  }

  /** Nobody but an agent waits: the numbers of the queue are about customers. */
  boolean isOfAgent() {
    return needs.asker() != null;
  }

  /** Its agent, for states that have one. */
  Agent holder() {
    if (agent == null) {
      throw new IllegalStateException("contact " + id + " is " + state + " without an agent");
    }
    return agent;
  }

  /** Whether this agent talks with the customer, or waits for them to write. */
  boolean isConversationOf(UserId who) {
    boolean goesOn = state == ContactState.ASSIGNED || state == ContactState.PARKED;
    return goesOn && agent != null && agent.id.equals(who);
  }

  /** The offer to this agent, if there is one. */
  @Nullable Asked askedOf(Agent who) {
    return asked.stream().filter(a -> a.agent() == who).findFirst().orElse(null);
  }

  /** The offer made under this epoch, if it is open. */
  @Nullable Asked askedUnder(Epoch offered) {
    return asked.stream().filter(a -> a.epoch().equals(offered)).findFirst().orElse(null);
  }

  /** What it takes of this agent, who has it or is asked. */
  int costFor(Agent who) {
    Asked offer = askedOf(who);
    return offer == null ? cost : offer.cost();
  }

  /**
   * Whether a next offer is one of several; what is held for one agent is offered to them alone.
   */
  boolean mayBeShared() {
    return shared || (asked.isEmpty() && held == null && queue.rules.serving().atOnce() > 1);
  }

  /** Whether it is on offer, and further agents may be asked, too. */
  boolean hasRoomForMore() {
    return shared && !lastCall && asked.size() < queue.rules.serving().atOnce();
  }

  void bar(UserId who, long until) {
    bars.removeIf(b -> b.agent().equals(who));
    bars.add(new Bar(who, until));
    bars.sort(Comparator.comparing(b -> b.agent().value()));
  }

  /** Drops the bars that time has ended, and reaches the stage of so long a wait. */
  void age(long now) {
    bars.removeIf(b -> b.until() <= now);
    stage = queue.plan().stageAt(needs, now - enqueuedAt);
  }

  /** When this contact next needs attention by itself; 0 for never. */
  long nextDeadline() {
    long next =
        switch (state) {
          case WAITING -> nextStep();
          case OFFERED -> hasRoomForMore() ? Math.min(offerEndsAt(), nextStep()) : offerEndsAt();
          default -> endsAt;
        };
    return next == Long.MAX_VALUE ? 0 : next;
  }

  private long offerEndsAt() {
    return asked.stream().mapToLong(Asked::endsAt).min().orElse(Long.MAX_VALUE);
  }

  /** When time next changes who may be asked, or whether anyone may. */
  private long nextStep() {
    long next = limitsDueAt();
    if (held != null && held.untilMillis() != 0) {
      next = Math.min(next, held.untilMillis());
    }
    for (Bar bar : bars) {
      next = Math.min(next, bar.until());
    }
    long stageEnd = queue.plan().endOf(stage, needs);
    if (stageEnd > 0) {
      next = Math.min(next, enqueuedAt + stageEnd);
    }
    return next;
  }

  /** When a limit of its queue is next to be looked at; for ever if none is. */
  long limitsDueAt() {
    Limits limits = queue.rules.limits();
    if (limits == Limits.NONE) {
      return Long.MAX_VALUE;
    }
    long next = limits.empties() && !isTask() ? waitsSince : Long.MAX_VALUE;
    if (limits.maxWaitSeconds() > 0 && !isTask()) {
      next = Math.min(next, waitsSince + limits.maxWaitSeconds() * 1000L);
    }
    for (Overflow overflow : limits.overflows()) {
      if (overflow.when() == Overflow.Trigger.WAIT && !overflowedFrom.contains(overflow.to())) {
        long due = waitsSince + overflow.threshold() * 1000L;
        boolean couldNot = due <= limitsSeenAt;
        next = Math.min(next, couldNot ? limitsSeenAt + Admission.AGAIN_SECONDS * 1000L : due);
      }
    }
    return next;
  }

  /** It waits anew: in another queue, or after an agent had it. */
  void waitsAnew(long now) {
    waitsSince = now;
    limitsSeenAt = 0;
  }

  ClassKey classKey() {
    return new ClassKey(
        queue.rules.id(),
        channel,
        stage,
        needs.requirementsAt(stage.ownRing()),
        bars.stream().map(Bar::agent).toList(),
        asked.stream().map(a -> a.agent().id).sorted(Comparator.comparing(UserId::value)).toList(),
        held == null ? null : held.agent(),
        held == null ? null : held.kind(),
        needs.asker());
  }

  @Override
  public long scheduledAt() {
    return scheduledAt;
  }

  @Override
  public void scheduledAt(long at) {
    scheduledAt = at;
  }

  @Override
  public java.util.UUID subjectId() {
    return id.value();
  }
}
