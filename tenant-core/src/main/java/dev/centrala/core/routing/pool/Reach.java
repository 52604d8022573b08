package dev.centrala.core.routing.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells at once, and not after a long wait, when nobody of the roster could ever serve a contact:
 * whatever their presence, in no ring reached or still to come.
 */
final class Reach {
  private final Board board;

  Reach(Board board) {
    this.board = board;
  }

  /** Decides so for this waiting contact, once until somebody could serve it again. */
  void check(Contact contact) {
    WaitingClass waiting = contact.waitingIn;
    if (waiting == null || contact.held != null || contact.state != ContactState.WAITING) {
      return;
    }
    boolean lost =
        !waiting.fitness.reachesAnyone(board.roster) && !laterRingReaches(contact, waiting);
    if (lost && !contact.knownLost) {
      board.decide(
          new PoolDecision.NobodyFits(contact.id, contact.queue.rules.id(), missing(waiting)));
    }
    contact.knownLost = lost;
  }

  /** After set-up changed: what the first of each class is told holds for the others. */
  void checkHeads() {
    for (WaitingClass waiting : board.waiting.inOrder()) {
      check(waiting.head());
    }
  }

  /** What nobody can serve now, by class; the first of each class is told of. */
  List<PoolAnswer.NobodyFits> lost() {
    List<PoolAnswer.NobodyFits> lost = new ArrayList<>();
    for (WaitingClass waiting : board.waiting.inOrder()) {
      if (waiting.head().knownLost) {
        lost.add(
            new PoolAnswer.NobodyFits(
                waiting.key.queue(), missing(waiting), waiting.contacts.size(), waiting.head().id));
      }
    }
    return lost;
  }

  private boolean laterRingReaches(Contact contact, WaitingClass waiting) {
    QueuePlan plan = contact.queue.plan();
    Stage stage = contact.stage;
    for (long end = plan.endOf(stage, contact.needs);
        end > 0;
        end = plan.endOf(stage, contact.needs)) {
      stage = plan.stageAt(contact.needs, end);
      List<Clause> requirements =
          Fitness.requirements(plan.rules, stage, contact.needs.requirementsAt(stage.ownRing()));
      for (Profile profile : board.roster.profiles()) {
        if (waiting.fitness.isMember(profile) && profile.firstMissing(requirements) < 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** The clauses that no member meets; all of them when each is met but by no one person. */
  private String missing(WaitingClass waiting) {
    List<Profile> members =
        board.roster.profiles().stream().filter(waiting.fitness::isMember).toList();
    if (members.isEmpty() || waiting.requirements.isEmpty()) {
      return "any agent";
    }
    List<Clause> unmet =
        waiting.requirements.stream()
            .filter(clause -> members.stream().noneMatch(p -> p.meets(clause)))
            .toList();
    return (unmet.isEmpty() ? waiting.requirements : unmet)
        .stream().map(Clause::text).collect(Collectors.joining(" and "));
  }
}
