package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolResult.APPLIED;
import static dev.centrala.core.routing.pool.PoolResult.UNCHANGED;

import dev.centrala.core.routing.pool.PoolResult.Refused;
import dev.centrala.core.routing.pool.PoolResult.Why;
import java.util.List;

/** Changes of the tenant's settings and queues; what waits is filed and matched anew. */
final class SetupCommands {
  private final Board board;
  private final Moves moves;
  private final Grants grants;

  SetupCommands(Board board, Moves moves, Grants grants) {
    this.board = board;
    this.moves = moves;
    this.grants = grants;
  }

  PoolResult changeRules(PoolCommand.ChangeRules command) {
    if (board.rules.equals(command.rules())) {
      return UNCHANGED;
    }
    board.rules = command.rules();
    board.queues.values().forEach(this::refile);
    return APPLIED;
  }

  PoolResult putQueue(PoolCommand.PutQueue command) {
    QueueRules rules = command.queue();
    QueueState queue = board.queue(rules.id());
    if (queue != null && queue.rules.equals(rules)) {
      return UNCHANGED;
    }
    if (queue == null) {
      put(new QueueState(rules, new AnswerRate(List.of())));
    } else {
      // Taken out under the old rules, since the ring's requirements belong to the class.
      List<Contact> waiting = List.copyOf(queue.waiting);
      List<Contact> shared = List.copyOf(queue.shared);
      waiting.forEach(moves::leaveQueue);
      shared.forEach(moves::leaveQueue);
      board.roster.setRoles(queue.rules, false);
      queue.rules = rules;
      board.roster.setRoles(rules, true);
      waiting.forEach(moves::enterQueue);
      shared.forEach(grants::askNoMoreThanMay);
    }
    board.matchAll = true;
    board.setUpChanged = true;
    return APPLIED;
  }

  /** Adds a queue that is not there yet. */
  void put(QueueState queue) {
    board.queues.put(queue.rules.id().value(), queue);
    board.roster.setRoles(queue.rules, true);
  }

  PoolResult removeQueue(PoolCommand.RemoveQueue command) {
    QueueState queue = board.queue(command.queue());
    if (queue == null) {
      return UNCHANGED;
    }
    if (queue.held > 0) {
      return new Refused(Why.QUEUE_IN_USE, "the queue still has " + queue.held + " contacts");
    }
    board.roster.setRoles(queue.rules, false);
    board.queues.remove(command.queue().value());
    return APPLIED;
  }

  private void refile(QueueState queue) {
    List.copyOf(queue.waiting).forEach(moves::refile);
    List.copyOf(queue.shared).forEach(moves::refile);
    board.matchAll = true;
  }
}
