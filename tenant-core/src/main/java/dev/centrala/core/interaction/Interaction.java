package dev.centrala.core.interaction;

import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.ThreadId;
import dev.centrala.core.shared.UserId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work on one channel. Immutable; each method answers with the next state or refuses
 * as a conflict when the present one does not lead there. {@code dueAt} is when a rule looks at it
 * next (silence of the customer).
 */
public record Interaction(
    InteractionId id,
    Channel channel,
    boolean inbound,
    InteractionState state,
    EntryPointId entryPoint,
    ThreadId thread,
    CustomerId customer,
    @Nullable FlowPosition flow,
    @Nullable QueuePlace place,
    @Nullable Assignment assignment,
    @Nullable WrapUp wrapUp,
    Fence fence,
    Instant createdAt,
    @Nullable Instant disconnectedAt,
    @Nullable Instant endedAt,
    @Nullable String outcome,
    Instant lastMessageAt,
    @Nullable Instant dueAt,
    long lastSequence,
    long version) {

  /** A new inbound interaction, in the hands of its flow. */
  public static Interaction arrived(
      InteractionId id,
      Channel channel,
      EntryPointId entryPoint,
      ThreadId thread,
      CustomerId customer,
      Instant at) {
    return new Interaction(
        id,
        channel,
        true,
        InteractionState.IN_FLOW,
        entryPoint,
        thread,
        customer,
        null,
        null,
        null,
        null,
        Fence.NONE,
        at,
        null,
        null,
        null,
        at,
        null,
        0,
        1);
  }

  /** A new contact that the business begins. */
  public static Interaction begun(
      InteractionId id,
      Channel channel,
      EntryPointId entryPoint,
      ThreadId thread,
      CustomerId customer,
      Instant at) {
    return new Interaction(
        id,
        channel,
        false,
        InteractionState.IN_FLOW,
        entryPoint,
        thread,
        customer,
        null,
        null,
        null,
        null,
        Fence.NONE,
        at,
        null,
        null,
        null,
        at,
        null,
        0,
        1);
  }

  public Interaction inFlow(FlowPosition position) {
    require(EnumSet.of(InteractionState.IN_FLOW), "move in its flow");
    return next().flow(position).done();
  }

  public Interaction enqueued(QueuePlace newPlace) {
    require(EnumSet.of(InteractionState.IN_FLOW), "be queued");
    return next().state(InteractionState.QUEUED).place(newPlace).done();
  }

  /** The customer came back after the end: it waits again, at a new place. */
  public Interaction reopened(QueuePlace newPlace) {
    require(
        EnumSet.of(InteractionState.ENDED, InteractionState.ABANDONED, InteractionState.WRAP_UP),
        "be reopened");
    return next()
        .state(InteractionState.QUEUED)
        .place(newPlace)
        .assignment(null)
        .wrapUp(null)
        .over(null, null, null)
        .due(null)
        .done();
  }

  public Interaction offered(Assignment toAgent, Fence grant) {
    require(EnumSet.of(InteractionState.QUEUED), "be offered");
    return next().state(InteractionState.OFFERED).assignment(toAgent).fence(grant).done();
  }

  /** It waits at its place while several agents at once are asked to take it. */
  public Interaction offeredTogether(Fence grant) {
    require(EnumSet.of(InteractionState.QUEUED), "be offered");
    return next().fence(grant).done();
  }

  public Interaction assigned(Assignment toAgent, Fence grant) {
    require(
        EnumSet.of(
            InteractionState.QUEUED,
            InteractionState.OFFERED,
            InteractionState.WAITING_FOR_CUSTOMER),
        "be assigned");
    return next()
        .state(InteractionState.ASSIGNED)
        .assignment(toAgent)
        .fence(grant)
        .due(null)
        .done();
  }

  /** Back to its old place; nobody has it. */
  public Interaction requeued() {
    require(
        EnumSet.of(
            InteractionState.OFFERED,
            InteractionState.ASSIGNED,
            InteractionState.WAITING_FOR_CUSTOMER),
        "go back to its queue");
    return next().state(InteractionState.QUEUED).assignment(null).wrapUp(null).due(null).done();
  }

  /** Its agent sends it to a flow; nobody has it. */
  public Interaction ledAgain() {
    require(EnumSet.of(InteractionState.ASSIGNED), "go to a flow");
    return next().state(InteractionState.IN_FLOW).assignment(null).wrapUp(null).due(null).done();
  }

  /** It waits in another queue, at the same place. */
  public Interaction movedTo(QueueId queue, Fence grant) {
    require(EnumSet.of(InteractionState.QUEUED), "change its queue");
    QueuePlace old = queued();
    return next()
        .place(new QueuePlace(queue, old.priority(), old.enqueuedAt()))
        .fence(grant)
        .done();
  }

  /** Its queue does not let it wait: it goes on in its flow. */
  public Interaction turnedAway(Fence grant) {
    require(EnumSet.of(InteractionState.QUEUED), "be turned away");
    return next().state(InteractionState.IN_FLOW).fence(grant).done();
  }

  /** The same contact, from now on over another channel. */
  public Interaction continuedOn(
      Channel newChannel, EntryPointId newEntryPoint, ThreadId newThread) {
    require(EnumSet.of(InteractionState.IN_FLOW), "change its channel");
    return next().channel(newChannel, newEntryPoint, newThread).done();
  }

  public Interaction prioritised(int priority) {
    QueuePlace old = queued();
    return next().place(new QueuePlace(old.queue(), priority, old.enqueuedAt())).done();
  }

  private QueuePlace queued() {
    if (place == null) {
      throw RefusedException.conflict("wrongState", "The interaction is in no queue.");
    }
    return place;
  }

  /** The customer is to write next; its agent keeps it and has the capacity back. */
  public Interaction parked(Instant closeAt) {
    require(EnumSet.of(InteractionState.ASSIGNED), "wait for its customer");
    Assignment kept = assignment == null ? null : assignment.costing(0);
    return next().state(InteractionState.WAITING_FOR_CUSTOMER).assignment(kept).due(closeAt).done();
  }

  /**
   * The contact is over: the customer or the agent left, or a rule closed it. The work may go on.
   */
  public Interaction disconnected(Instant at, String why) {
    if (state.isOver()) {
      throw RefusedException.conflict("alreadyOver", "The interaction is already over.");
    }
    return next().over(at, null, why).due(null).done();
  }

  public Interaction wrapUpStarted(WrapUp start) {
    require(
        EnumSet.of(InteractionState.ASSIGNED, InteractionState.WAITING_FOR_CUSTOMER),
        "be wrapped up");
    return next().state(InteractionState.WRAP_UP).wrapUp(start).due(null).done();
  }

  /** Its agent wants a wrap-up once the contact is over. */
  public Interaction wrapUpRequested(WrapUp wanted) {
    require(
        EnumSet.of(InteractionState.ASSIGNED, InteractionState.WAITING_FOR_CUSTOMER),
        "be given a wrap-up");
    return next().wrapUp(wanted).done();
  }

  /**
   * The agent's wrap-up code; also just after the end, where the queue leaves no time for wrap-up.
   */
  public Interaction wrappedUp(WrapUp with) {
    require(EnumSet.of(InteractionState.WRAP_UP, InteractionState.ENDED), "take a wrap-up code");
    return next().wrapUp(with).done();
  }

  public Interaction ended(Instant at, String why) {
    if (state.isOver()) {
      throw RefusedException.conflict("alreadyOver", "The interaction is already over.");
    }
    return next()
        .state(InteractionState.ENDED)
        .over(disconnectedAt == null ? at : disconnectedAt, at, outcome == null ? why : outcome)
        .due(null)
        .done();
  }

  /** The customer left before an agent answered. */
  public Interaction abandoned(Instant at) {
    require(
        EnumSet.of(InteractionState.IN_FLOW, InteractionState.QUEUED, InteractionState.OFFERED),
        "be abandoned");
    return next()
        .state(InteractionState.ABANDONED)
        .assignment(null)
        .over(at, at, "abandoned")
        .due(null)
        .done();
  }

  /** A message came or went; after an agent's message {@code ruleAt} is when silence counts. */
  public Interaction messageAt(Instant at, @Nullable Instant ruleAt) {
    return next().lastMessage(at).due(ruleAt).done();
  }

  public boolean isWith(UserId agent) {
    return assignment != null && assignment.agent().equals(agent);
  }

  Interaction atSequence(long sequence) {
    return next().sequence(sequence).done();
  }

  private void require(Set<InteractionState> allowed, String what) {
    if (!allowed.contains(state)) {
      throw RefusedException.conflict(
          "wrongState", "An interaction that is " + state.wireName() + " cannot " + what + ".");
    }
  }

  private InteractionCopy next() {
    return new InteractionCopy(this);
  }
}
