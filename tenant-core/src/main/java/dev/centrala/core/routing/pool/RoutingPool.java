package dev.centrala.core.routing.pool;

import java.util.List;

/**
 * The routing of one tenant as a state machine: {@code apply} a command at a time and carry out the
 * decisions it answers with. The same commands at the same times give the same replies on any
 * machine. Not thread-safe. An exception leaves the pool broken, never half-changed and in use: it
 * must be rebuilt.
 */
public final class RoutingPool {
  /**
   * Raised whenever the same commands may be answered differently; pools of two versions do not
   * mix.
   */
  private static final int RULES_VERSION = 5;

  private final Board board;
  private final Moves moves;
  private final SetupCommands setup;
  private final ContactCommands contacts;
  private final Conversations conversations;
  private final WrapUps wrapUps;
  private final Transfers transfers;
  private final AgentCommands agents;
  private final Interventions interventions;
  private final Restoring restoring;
  private final Expiry expiry;
  private final Matcher matcher;
  private final Presences presences;
  private boolean broken;

  private RoutingPool(Board board) {
    this.board = board;
    moves = new Moves(board);
    Admission admission = new Admission(board, moves);
    Grants grants = new Grants(board, moves);
    presences = new Presences(board);
    conversations = new Conversations(board, moves, grants, presences);
    setup = new SetupCommands(board, moves, grants);
    wrapUps = new WrapUps(board, moves, conversations);
    contacts = new ContactCommands(board, moves, admission, grants, conversations, wrapUps);
    agents = new AgentCommands(board, grants, conversations, presences);
    interventions = new Interventions(board, moves, grants, conversations);
    transfers = new Transfers(board, contacts, interventions);
    restoring = new Restoring(board, moves, agents, grants);
    expiry = new Expiry(board, moves, admission, grants, conversations, agents, presences);
    matcher = new Matcher(board, grants);
  }

  /** An empty pool of a new incarnation. */
  public static RoutingPool empty(long incarnation, PoolRules rules) {
    return new RoutingPool(new Board(incarnation, rules));
  }

  /**
   * A pool that holds what the database says. Contacts of queues or agents that are not among the
   * facts are left out. Its first command, a {@code Tick} at the latest, decides what can be
   * decided.
   */
  public static RoutingPool rebuilt(PoolFacts facts, long nowMillis) {
    RoutingPool pool = empty(facts.incarnation(), facts.rules());
    pool.board.now = nowMillis;
    pool.board.seed = facts.seed();
    pool.board.day = facts.day();
    facts.queues().forEach(queue -> pool.setup.putQueue(new PoolCommand.PutQueue(queue)));
    facts.agents().forEach(pool.restoring::restore);
    facts.contacts().forEach(pool.restoring::restore);
    pool.board.matchAll = true;
    return pool;
  }

  /** The version of the rules of this release. */
  public static int rulesVersion() {
    return RULES_VERSION;
  }

  /** A copy from its image, in every respect the same. */
  public static RoutingPool fromImage(PoolImage image) {
    RoutingPool pool = empty(image.incarnation(), image.rules());
    image.restoreTo(pool.board);
    return pool;
  }

  /** From now on this one looks on; what the pool answers stays the same. */
  public void watch(Witness witness) {
    board.witness = witness;
  }

  /** All state, as plain values in a fixed order. */
  public PoolImage toImage() {
    return PoolImage.of(board);
  }

  public long incarnation() {
    return board.incarnation;
  }

  /** The time of the last command. */
  public long nowMillis() {
    return board.now;
  }

  /** When something is next due; 0 for never. */
  public long nextDeadlineMillis() {
    return board.deadlines.next();
  }

  /** How many class heads and agent groups matching has looked at since the pool was built. */
  public long scanSteps() {
    return board.scanSteps;
  }

  /** Applies a command. A time before that of an earlier command counts as that earlier time. */
  public PoolReply apply(PoolCommand command, long nowMillis) {
    if (broken) {
      throw new IllegalStateException("the pool broke at an earlier command");
    }
    broken = true;
    board.now = Math.max(board.now, nowMillis);
    if (board.matchAll) {
      // Only just rebuilt: a next presence may have come due while there was no pool.
      List.copyOf(board.roster.all()).forEach(presences::settle);
    }
    boolean due = expiry.expire();
    PoolResult result = carryOut(command, due);
    do {
      // A contact that comes back to a queue may have waited there for too long already.
      expiry.expire();
      moves.passOverWhoLeft();
      matcher.match();
    } while (board.deadlines.next() > 0 && board.deadlines.next() <= board.now);
    PoolReply reply =
        new PoolReply(
            board.incarnation,
            ++board.commands,
            board.now < board.recordUntil,
            board.decisions,
            board.now,
            board.deadlines.next(),
            result);
    board.decisions.clear();
    broken = false;
    return reply;
  }

  private PoolResult carryOut(PoolCommand command, boolean due) {
    return switch (command) {
      case PoolCommand.ChangeRules c -> setup.changeRules(c);
      case PoolCommand.PutQueue c -> setup.putQueue(c);
      case PoolCommand.RemoveQueue c -> setup.removeQueue(c);
      case PoolCommand.PutAgent c -> agents.put(c);
      case PoolCommand.RemoveAgent c -> agents.remove(c);
      case PoolCommand.SetPresence c -> agents.setPresence(c);
      case PoolCommand.SetPresenceOf c -> agents.setPresenceOf(c);
      case PoolCommand.ConnectionLost c -> agents.connectionLost(c);
      case PoolCommand.ConnectionRestored c -> agents.connectionRestored(c);
      case PoolCommand.Enqueue c -> contacts.enqueue(c);
      case PoolCommand.Accept c -> contacts.accept(c);
      case PoolCommand.Reject c -> contacts.reject(c);
      case PoolCommand.Confirm c -> contacts.confirm(c);
      case PoolCommand.Disavow c -> contacts.disavow(c);
      case PoolCommand.Outrun c -> contacts.outrun(c);
      case PoolCommand.Adopt c -> contacts.adopt(c);
      case PoolCommand.Park c -> conversations.park(c);
      case PoolCommand.CustomerReplied c -> conversations.customerReplied(c);
      case PoolCommand.Move c -> contacts.move(c);
      case PoolCommand.Pick c -> interventions.pick(c);
      case PoolCommand.Push c -> interventions.push(c);
      case PoolCommand.PassOn c -> transfers.passOn(c);
      case PoolCommand.HandOver c -> transfers.handOver(c);
      case PoolCommand.NotReached c -> expiry.notReached(c);
      case PoolCommand.RequestWrapUp c -> wrapUps.request(c);
      case PoolCommand.ExtendWrapUp c -> wrapUps.extend(c);
      case PoolCommand.SetPriority c -> interventions.setPriority(c);
      case PoolCommand.End c -> contacts.end(c);
      case PoolCommand.CompleteWrapUp c -> wrapUps.complete(c);
      case PoolCommand.Restore c -> restoring.restore(c.fact());
      case PoolCommand.Withdraw c -> contacts.withdraw(c);
      case PoolCommand.Forget c -> contacts.forget(c);
      case PoolCommand.RecordUntil c -> record(c);
      case PoolCommand.NewDay c -> agents.newDay(c);
      case PoolCommand.Begin c -> interventions.begin(c);
      case PoolCommand.Tick c -> due ? PoolResult.APPLIED : PoolResult.UNCHANGED;
    };
  }

  private PoolResult record(PoolCommand.RecordUntil command) {
    if (command.untilMillis() == board.recordUntil) {
      return PoolResult.UNCHANGED;
    }
    board.recordUntil = command.untilMillis();
    return PoolResult.APPLIED;
  }

  /** Answers a question as of the given time; changes nothing. */
  public PoolAnswer ask(PoolQuery query, long nowMillis) {
    return new Answers(board, Math.max(board.now, nowMillis)).to(query);
  }

  /**
   * Whether every index, count and load agrees with the rest; for tests and for the alarm of a
   * broken replica.
   */
  public List<String> contradictions() {
    return new Audit(board).contradictions();
  }
}
