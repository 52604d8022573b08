package dev.centrala.core.routing.pool;

import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The waiting contacts of one class in order, and which skill profiles may serve them. */
final class WaitingClass {
  final ClassKey key;
  final QueueState queue;
  final Medium medium;
  final List<Clause> requirements;
  final TreeSet<Contact> contacts = new TreeSet<>(Contact.BY_TURN);

  /** The head under which this class stands in the tree of heads. */
  Contact placedHead;

  private final BitSet known = new BitSet();
  private final BitSet serving = new BitSet();
  private long generation = -1;
  private long reachOf = -1;
  private boolean reaches;
  private @Nullable Explanation keptWaiting;
  private long keptWaitingOf;

  WaitingClass(ClassKey key, QueueState queue, Contact first) {
    this.key = key;
    this.queue = queue;
    this.medium = Medium.of(key.channel());
    this.requirements = requirements(queue.rules, key.stage(), key.needs());
    this.placedHead = first;
    contacts.add(first);
  }

  static List<Clause> requirements(QueueRules rules, Stage stage, List<Clause> needs) {
    List<Clause> ofQueue = rules.requirementsAt(stage.ring());
    return needs.isEmpty() ? ofQueue : Stream.concat(ofQueue.stream(), needs.stream()).toList();
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

  /** Why those of this class wait, as it was said while agents were filed as they are now. */
  @Nullable Explanation keptWaitingSince(long filings) {
    return filings == keptWaitingOf ? keptWaiting : null;
  }

  void keptWaiting(Explanation said, long filings) {
    keptWaiting = said;
    keptWaitingOf = filings;
  }

  Contact head() {
    return contacts.first();
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

  /** Nobody is asked while the queue is paused; a conversation returns to its agent even so. */
  boolean isPaused() {
    return queue.rules.serving().paused() && !key.own();
  }

  boolean isMember(Profile profile) {
    return queue.rules.members().isEmpty() || profile.memberOf(key.queue());
  }
}
