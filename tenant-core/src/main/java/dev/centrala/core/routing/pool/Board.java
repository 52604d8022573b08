package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.QueueId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All state of one pool, and the decisions of the command in hand. What belongs to a rule is in the
 * class of the rule.
 */
final class Board {
  final long incarnation;
  long counter;

  /** What draws by lot follow from. */
  long seed;

  /** The day whose contacts are counted; see {@code NewDay}. */
  long day;

  /** How many commands this incarnation has applied. */
  long commands;

  /** Until when callers are asked to keep commands for replay; 0 when they are not. */
  long recordUntil;

  /** Who looks on; not part of the pool's state. */
  @Nullable Witness witness;

  long now;
  PoolRules rules;

  final TreeMap<UUID, Contact> contacts = new TreeMap<>();
  final TreeMap<UUID, QueueState> queues = new TreeMap<>();
  final Roster roster = new Roster();
  final WaitingRoom waiting = new WaitingRoom();
  final Deadlines deadlines = new Deadlines();

  /** For look-up only. */
  final Map<OfferId, Contact> offers = new HashMap<>();

  // What the command in hand has decided and disturbed; empty between commands.
  final List<PoolDecision> decisions = new ArrayList<>();
  final TreeSet<Contact> fresh = new TreeSet<>(Contact.BY_AGE);
  final TreeSet<Contact> toExplain = new TreeSet<>(Contact.BY_AGE);
  final TreeSet<Agent> freed = new TreeSet<>(Agent.BY_ID);

  /** Agents who are away, offline or removed since this command. */
  final TreeSet<Agent> leaving = new TreeSet<>(Agent.BY_ID);

  /** Set-up changed: who could serve whom is looked at anew. */
  boolean setUpChanged;

  boolean matchAll;

  /** An offer was withdrawn while matching went on: what was hopeless may no longer be. */
  boolean rematch;

  /**
   * How many class heads and agent groups matching has looked at, ever; the measure of its cost.
   */
  long scanSteps;

  Board(long incarnation, PoolRules rules) {
    this.incarnation = incarnation;
    this.rules = rules;
    this.seed = incarnation;
  }

  Epoch nextEpoch() {
    return new Epoch(incarnation, ++counter);
  }

  /** What is granted from now on is newer than this, which the database has seen. */
  void goOnAbove(Epoch seen) {
    if (seen.incarnation() == incarnation) {
      counter = Math.max(counter, seen.counter());
    }
  }

  @Nullable Contact contact(InteractionId id) {
    return contacts.get(id.value());
  }

  @Nullable QueueState queue(QueueId id) {
    return queues.get(id.value());
  }

  /** What a contact of the medium would take of the agent. */
  Take take(Agent agent, Medium medium) {
    return agent.placedIn == null
        ? Take.of(agent.profile.costs(), rules.interruptions(), medium)
        : agent.placedIn.take(medium, rules.interruptions());
  }

  void decide(PoolDecision decision) {
    decisions.add(decision);
  }

  /** Files the agent anew and lets waiting work be matched to them. */
  void disturb(Agent agent) {
    roster.reindex(agent);
    freed.add(agent);
  }

  void schedule(Contact contact) {
    deadlines.schedule(contact, contact.nextDeadline());
  }
}
