package dev.centrala.core.routing.pool;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Brings waiting contacts and free agents together until no pair that fits is left. Before a
 * command there was none, so only what the command disturbed is looked at: classes with fresh
 * contacts against everyone, all classes against freed agents.
 */
final class Matcher {
  private static final int FEW_AGENTS = 8;
  private static final List<Medium> MEDIA = List.of(Medium.values());
  private final Board board;
  private final Chooser chooser;
  private final Explainer explainer;
  private final Grants grants;
  private final Reach reach;

  Matcher(Board board, Grants grants) {
    this.board = board;
    this.grants = grants;
    this.reach = new Reach(board);
    this.chooser = new Chooser(board);
    this.explainer = new Explainer(board, chooser);
  }

  void match() {
    // A pool that was only just built has seen no set-up yet.
    boolean setUpChanged = board.setUpChanged || board.matchAll;
    if (setUpChanged) {
      board.roster.setUpChanged();
    }
    if (board.matchAll || !board.freed.isEmpty() || !board.fresh.isEmpty()) {
      do {
        board.rematch = false;
        pairUp();
      } while (board.rematch);
      explainThoseWhoWait();
    }
    if (setUpChanged) {
      reach.checkHeads();
    }
    board.fresh.clear();
    board.toExplain.clear();
    board.freed.clear();
    board.matchAll = false;
    board.setUpChanged = false;
  }

  /**
   * Rank by rank, so that nobody takes work of a higher rank number while a lower one waits; what
   * was withdrawn on the way waits again, so that the ranks begin anew.
   */
  private void pairUp() {
    for (int rank : board.roster.ranks()) {
      if (!board.rematch) {
        pairUp(rank);
      }
    }
  }

  private void pairUp(int rank) {
    // Matching only uses capacity up, unless an offer is withdrawn, which begins it anew: a class
    // without an agent of this rank stays so.
    Set<WaitingClass> hopeless = new HashSet<>();
    Set<WaitingClass> freshClasses = new HashSet<>();
    for (Contact contact : board.fresh) {
      if (contact.waitingIn != null) {
        freshClasses.add(contact.waitingIn);
      }
    }
    boolean found = true;
    while (found && !board.rematch) {
      board.freed.removeIf(this::canTakeNothing);
      found = grantFirstPair(rank, freshClasses, hopeless);
    }
  }

  private boolean canTakeNothing(Agent agent) {
    if (!agent.connected || !agent.isThere()) {
      return true;
    }
    for (Medium medium : MEDIA) {
      if (board.take(agent, medium).fits(agent.load)) {
        return false;
      }
    }
    return true;
  }

  private boolean grantFirstPair(
      int rank, Set<WaitingClass> freshClasses, Set<WaitingClass> hopeless) {
    for (WaitingClass waiting : candidates()) {
      board.scanSteps++;
      if (hopeless.contains(waiting) || !isServedAt(rank, waiting)) {
        continue;
      }
      boolean wide =
          board.matchAll || board.freed.size() > FEW_AGENTS || freshClasses.contains(waiting);
      Agent agent =
          wide ? chooser.best(waiting, rank) : chooser.bestAmong(waiting, board.freed, rank);
      if (agent != null) {
        Contact contact = waiting.head();
        grant(waiting, agent);
        // One that more agents may be asked for is in another class now.
        if (contact.waitingIn != null) {
          freshClasses.add(contact.waitingIn);
        }
        return true;
      }
      hopeless.add(waiting);
    }
    return false;
  }

  private static boolean isServedAt(int rank, WaitingClass waiting) {
    return rank <= 1 || (waiting.key.heldFor() == null && waiting.queue.plan().hasRank(rank));
  }

  private Iterable<WaitingClass> candidates() {
    if (board.matchAll || !board.freed.isEmpty()) {
      return board.waiting.inOrder();
    }
    TreeSet<WaitingClass> classes = new TreeSet<>(WaitingRoom.BY_HEAD);
    for (Contact contact : board.fresh) {
      if (contact.waitingIn != null) {
        classes.add(contact.waitingIn);
      }
    }
    return classes;
  }

  private void grant(WaitingClass waiting, Agent agent) {
    Contact contact = waiting.head();
    if (waiting.key.own()) {
      grants.resume(contact, agent);
    } else if (contact.asked.isEmpty() && isWithoutOffer(contact, agent)) {
      grants.assign(contact, agent, false, explainer.assigned(waiting, agent));
    } else {
      grants.offer(contact, agent, explainer.offered(waiting, agent));
    }
  }

  private static boolean isWithoutOffer(Contact contact, Agent agent) {
    return contact.queue.rules.serving().autoAccept() || agent.profile.autoAccept();
  }

  private void explainThoseWhoWait() {
    for (Contact contact : board.toExplain) {
      WaitingClass waiting = contact.waitingIn;
      if (waiting != null) {
        board.decide(
            new PoolDecision.KeptWaiting(
                contact.id,
                contact.queue.rules.id(),
                contact.stage.steps(),
                explainer.keptWaiting(waiting, contact)));
        reach.check(contact);
      }
    }
  }
}
