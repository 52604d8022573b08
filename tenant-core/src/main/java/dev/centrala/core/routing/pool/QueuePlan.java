package dev.centrala.core.routing.pool;

import java.util.BitSet;
import java.util.List;

/** What follows from a queue's rules: when waiting opens the next ring or rank, and which ranks. */
final class QueuePlan {
  final QueueRules rules;
  private final int[] delays;
  private final BitSet ranks = new BitSet();

  QueuePlan(QueueRules rules) {
    this.rules = rules;
    List<Rank> ranked = rules.serving().ranks();
    delays =
        ranked.stream()
            .mapToInt(Rank::delaySeconds)
            .filter(d -> d > 0)
            .sorted()
            .distinct()
            .toArray();
    ranks.set(1);
    ranked.forEach(r -> ranks.set(r.rank()));
  }

  boolean hasRank(int rank) {
    return ranks.get(rank);
  }

  Stage stageAt(Needs needs, long waitedMillis) {
    int ring = Stage.ringAt(rules.relaxations(), waitedMillis);
    int ownRing = Stage.ringAt(needs.relaxations(), waitedMillis);
    int delay = 0;
    for (int next : delays) {
      if (next * 1000L > waitedMillis) {
        break;
      }
      delay = next;
    }
    return ring + ownRing + delay == 0 ? Stage.FIRST : new Stage(ring, ownRing, delay);
  }

  /** After how many milliseconds of waiting the next stage begins; 0 when this is the last. */
  long endOf(Stage stage, Needs needs) {
    long end =
        Math.min(
            Stage.startOf(rules.relaxations(), stage.ring()),
            Stage.startOf(needs.relaxations(), stage.ownRing()));
    for (int delay : delays) {
      if (delay > stage.delaySeconds()) {
        end = Math.min(end, delay * 1000L);
        break;
      }
    }
    return end == Long.MAX_VALUE ? 0 : end;
  }
}
