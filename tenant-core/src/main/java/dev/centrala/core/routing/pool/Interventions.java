package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolResult.APPLIED;
import static dev.centrala.core.routing.pool.PoolResult.UNCHANGED;

import dev.centrala.core.routing.pool.Explanation.Kind;
import dev.centrala.core.routing.pool.PoolDecision.RequeueReason;
import dev.centrala.core.routing.pool.PoolResult.Refused;
import dev.centrala.core.routing.pool.PoolResult.Why;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.UserId;
import org.jspecify.annotations.Nullable;

/** What people decide instead of the rules: who gets a contact, and how urgent it is. */
final class Interventions {
  /** Enough for any emergency; loads are counted in a few bits. */
  private static final int MOST_OVERLOAD = 20 * CapacityCosts.BUDGET;

  private final Board board;
  private final Moves moves;
  private final Grants grants;
  private final Conversations conversations;

  Interventions(Board board, Moves moves, Grants grants, Conversations conversations) {
    this.board = board;
    this.moves = moves;
    this.grants = grants;
    this.conversations = conversations;
  }

  PoolResult pick(PoolCommand.Pick command) {
    return assign(command.contact(), command.agent(), null, false);
  }

  PoolResult begin(PoolCommand.Begin command) {
    QueueState queue = board.queue(command.queue());
    if (queue == null) {
      return new Refused(Why.UNKNOWN_QUEUE, "no queue " + command.queue());
    }
    if (board.contact(command.contact()) != null) {
      return assign(command.contact(), command.agent(), null, false);
    }
    Contact contact = new Contact(command.contact(), command.channel(), 0, board.now, queue);
    moves.add(contact);
    PoolResult result = assign(command.contact(), command.agent(), null, false);
    if (result instanceof Refused) {
      moves.drop(contact);
    }
    return result;
  }

  PoolResult push(PoolCommand.Push command) {
    return assign(command.contact(), command.agent(), command.by(), command.overCapacity());
  }

  private PoolResult assign(
      InteractionId id, UserId agentId, @Nullable String by, boolean overCapacity) {
    Contact contact = board.contact(id);
    if (contact == null) {
      return new Refused(Why.UNKNOWN_CONTACT, "no contact " + id);
    }
    Agent agent = board.roster.find(agentId);
    if (agent == null) {
      return new Refused(Why.UNKNOWN_AGENT, "no agent " + agentId);
    }
    return assign(contact, agent, by, overCapacity, RequeueReason.TAKEN);
  }

  /** {@code why} is said to whoever has the contact now. */
  PoolResult assign(
      Contact contact, Agent agent, @Nullable String by, boolean overCapacity, RequeueReason why) {
    if (contact.state == ContactState.WRAP_UP) {
      return new Refused(Why.WRONG_STATE, "the contact is over");
    }
    if (agent == contact.agent) {
      return UNCHANGED;
    }
    if (!agent.connected || !agent.isThere()) {
      return new Refused(Why.NOT_AVAILABLE, agent.profile.name() + " is not there");
    }
    Take take = board.take(agent, Medium.of(contact.channel));
    Asked theirs = contact.askedOf(agent);
    Load load = theirs == null ? agent.load : agent.load.minus(take.medium(), theirs.cost());
    boolean fits = take.fits(load);
    if (!fits && (!overCapacity || load.used() > MOST_OVERLOAD)) {
      return new Refused(Why.NO_CAPACITY, agent.profile.name() + " " + take.reason(load).text());
    }
    boolean isNowhere =
        contact.waitingIn == null && contact.asked.isEmpty() && contact.agent == null;
    takeBack(contact, why);
    Kind given = fits ? Kind.PUSHED : Kind.PUSHED_OVER_CAPACITY;
    Kind kind = isNowhere ? Kind.BEGUN : by == null ? Kind.PICKED : given;
    grants.assign(contact, agent, overCapacity, Explainer.about(board, kind, contact, agent, by));
    return APPLIED;
  }

  /** Whoever has the contact, or is asked to take it, does no longer. */
  private void takeBack(Contact contact, RequeueReason why) {
    grants.withdraw(contact);
    if (contact.agent != null) {
      conversations.requeue(contact, why);
    }
  }

  PoolResult setPriority(PoolCommand.SetPriority command) {
    Contact contact = board.contact(command.contact());
    if (contact == null) {
      return new Refused(Why.UNKNOWN_CONTACT, "no contact " + command.contact());
    }
    if (contact.priority == command.priority()) {
      return UNCHANGED;
    }
    contact.priority = command.priority();
    if (contact.waitingIn != null) {
      moves.refile(contact);
    }
    board.decide(new PoolDecision.PriorityChanged(contact.id, contact.priority));
    return APPLIED;
  }
}
