package dev.centrala.core.routing.pool;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a class of waiting contacts and of the agents: which profiles may serve it, and
 * why it waits. Holds as long as the rules of its queue do, also while nobody of the class waits.
 */
final class Fitness {
  final QueueRules rules;
  final List<Clause> requirements;
  private final ClassKey key;
  private final BitSet known = new BitSet();
  private final BitSet serving = new BitSet();
  private long generation = -1;
  private long reachOf = -1;
  private boolean reaches;
  private @Nullable Explanation keptWaiting;
  private long keptWaitingOf;

  Fitness(ClassKey key, QueueRules rules) {
    this.key = key;
    this.rules = rules;
    this.requirements = requirements(rules, key.stage(), key.needs());
  }

  static List<Clause> requirements(QueueRules rules, Stage stage, List<Clause> needs) {
    List<Clause> ofQueue = rules.requirementsAt(stage.ring());
    return needs.isEmpty() ? ofQueue : Stream.concat(ofQueue.stream(), needs.stream()).toList();
  }

  /** Whether agents of this profile may serve the class, capacity and presence aside. */
  boolean servedBy(Profile profile, long rosterGeneration) {
    if (generation != rosterGeneration) {
      known.clear();
      generation = rosterGeneration;
    }
    if (!known.get(profile.index)) {
      known.set(profile.index);
      serving.set(profile.index, fits(profile));
    }
    return serving.get(profile.index);
  }

  private boolean fits(Profile profile) {
    return isMember(profile)
        && profile.firstMissing(requirements) < 0
        && profile.delaySeconds(key.queue()) <= key.stage().delaySeconds();
  }

  boolean isMember(Profile profile) {
    return rules.members().isEmpty() || profile.memberOf(key.queue());
  }

  /** Whether anybody of the roster meets the requirements, now or once a delay is over. */
  boolean reachesAnyone(Roster roster) {
    if (reachOf != roster.version()) {
      reachOf = roster.version();
      reaches = false;
      for (Profile profile : roster.profiles()) {
        if (isMember(profile) && profile.firstMissing(requirements) < 0) {
          reaches = true;
          break;
        }
      }
    }
    return reaches;
  }

  /** Why those of the class wait, as it was said while agents were filed as they are now. */
  @Nullable Explanation keptWaitingSince(long filings) {
    return filings == keptWaitingOf ? keptWaiting : null;
  }

  void keptWaiting(Explanation said, long filings) {
    keptWaiting = said;
    keptWaitingOf = filings;
  }
}
