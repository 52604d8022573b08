package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import java.util.Comparator;
import java.util.List;

/**
 * What the pool must know of a queue. Agents who meet all requirements of the current ring fit;
 * when {@code members} is not empty they must be named there too. Relaxations are kept in order of
 * time.
 */
public record QueueRules(
    QueueId id,
    String name,
    int priority,
    List<Clause> requirements,
    List<Relaxation> relaxations,
    List<UserId> members,
    Selection selection,
    int offerTimeoutSeconds,
    WrapUpRule wrapUp,
    Serving serving,
    Limits limits) {
  public QueueRules {
    if (offerTimeoutSeconds < 1) {
      throw new IllegalArgumentException("offer time-out " + offerTimeoutSeconds + " s");
    }
    requirements = List.copyOf(requirements);
    relaxations =
        relaxations.stream().sorted(Comparator.comparingInt(Relaxation::afterSeconds)).toList();
    members = members.stream().distinct().sorted(Comparator.comparing(UserId::value)).toList();
  }

  /** A queue that serves in the usual way. */
  public QueueRules(
      QueueId id,
      String name,
      int priority,
      List<Clause> requirements,
      List<Relaxation> relaxations,
      List<UserId> members,
      Selection selection,
      int offerTimeoutSeconds,
      WrapUpRule wrapUp) {
    this(
        id,
        name,
        priority,
        requirements,
        relaxations,
        members,
        selection,
        offerTimeoutSeconds,
        wrapUp,
        Serving.USUAL,
        Limits.NONE);
  }

  /** The same queue, serving in this way. */
  public QueueRules with(Serving other) {
    return new QueueRules(
        id,
        name,
        priority,
        requirements,
        relaxations,
        members,
        selection,
        offerTimeoutSeconds,
        wrapUp,
        other,
        limits);
  }

  /** The same queue, within these limits. */
  public QueueRules with(Limits other) {
    return new QueueRules(
        id,
        name,
        priority,
        requirements,
        relaxations,
        members,
        selection,
        offerTimeoutSeconds,
        wrapUp,
        serving,
        other);
  }

  /**
   * A queue with every default of the contract: any agent, longest idle, 20 s, optional wrap-up of
   * 60 s.
   */
  public static QueueRules named(QueueId id, String name) {
    return new QueueRules(
        id,
        name,
        0,
        List.of(),
        List.of(),
        List.of(),
        Selection.LONGEST_IDLE,
        20,
        WrapUpRule.DEFAULT);
  }

  List<Clause> requirementsAt(int ring) {
    return ring == 0 ? requirements : relaxations.get(ring - 1).requirements();
  }
}
