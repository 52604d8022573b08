package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All state of a pool as plain values, for a replica on another member. Trees and counts are
 * rebuilt from it.
 */
public record PoolImage(
    long incarnation,
    long counter,
    long seed,
    long day,
    long commands,
    long recordUntilMillis,
    long nowMillis,
    boolean matchAll,
    PoolRules rules,
    List<QueueImage> queues,
    List<AgentImage> agents,
    List<ContactImage> contacts) {

  /** One queue, when its contacts were answered lately, and its day so far. */
  public record QueueImage(QueueRules rules, List<Long> answeredAt, DayNumbers today) {}

  /** One agent. */
  public record AgentImage(
      AgentProfile profile,
      Presence presence,
      @Nullable String reason,
      long since,
      @Nullable Presence pending,
      @Nullable String pendingReason,
      boolean connected,
      long graceEndsAt,
      long idleSince,
      long lastTurn,
      int missed,
      int handledToday) {}

  /** An agent whom a contact is on offer to. */
  public record AskedImage(UserId agent, Epoch epoch, int cost, long endsAt) {}

  /** An agent whom a contact is not offered to for a while. */
  public record BarImage(UserId agent, long until) {}

  /** One contact. */
  public record ContactImage(
      InteractionId id,
      QueueId queue,
      Channel channel,
      int priority,
      long enqueuedAt,
      ContactState state,
      Epoch epoch,
      @Nullable UserId agent,
      int cost,
      boolean confirmed,
      long endsAt,
      @Nullable Held held,
      List<Hold> holds,
      List<BarImage> bars,
      Stage stage,
      Needs needs,
      long dueBy,
      boolean knownLost,
      long waitsSince,
      long limitsSeenAt,
      List<QueueId> overflowedFrom,
      boolean answered,
      boolean wrapUpAsked,
      int missedBefore,
      List<AskedImage> asked,
      boolean shared,
      boolean lastCall) {
    public ContactImage {
      // Pictures of pools that asked one at a time name that agent as the contact's own.
      if (asked == null && state == ContactState.OFFERED && agent != null) {
        asked = List.of(new AskedImage(agent, epoch, cost, endsAt));
        agent = null;
      } else if (asked == null) {
        asked = List.of();
      }
    }
  }

  static PoolImage of(Board board) {
    return new PoolImage(
        board.incarnation,
        board.counter,
        board.seed,
        board.day,
        board.commands,
        board.recordUntil,
        board.now,
        board.matchAll,
        board.rules,
        board.queues.values().stream()
            .map(q -> new QueueImage(q.rules, q.answers.toList(), q.today))
            .toList(),
        board.roster.all().stream().map(PoolImage::image).toList(),
        board.contacts.values().stream().map(PoolImage::image).toList());
  }

  private static AgentImage image(Agent a) {
    return new AgentImage(
        a.profile,
        a.presence,
        a.reason,
        a.since,
        a.pending,
        a.pendingReason,
        a.connected,
        a.graceEndsAt,
        a.idleSince,
        a.lastTurn,
        a.missed,
        a.handledToday);
  }

  private static ContactImage image(Contact c) {
    return new ContactImage(
        c.id,
        c.queue.rules.id(),
        c.channel,
        c.priority,
        c.enqueuedAt,
        c.state,
        c.epoch,
        c.agent == null ? null : c.agent.id,
        c.cost,
        c.confirmed,
        c.endsAt,
        c.held,
        List.copyOf(c.holds),
        c.bars.stream().map(b -> new BarImage(b.agent(), b.until())).toList(),
        c.stage,
        c.needs,
        c.dueBy,
        c.knownLost,
        c.waitsSince,
        c.limitsSeenAt,
        List.copyOf(c.overflowedFrom),
        c.answered,
        c.wrapUpAsked,
        c.missedBefore,
        c.asked.stream()
            .map(a -> new AskedImage(a.agent().id, a.epoch(), a.cost(), a.endsAt()))
            .toList(),
        c.shared,
        c.lastCall);
  }

  void restoreTo(Board board) {
    board.counter = counter;
    board.seed = seed;
    board.day = day;
    board.commands = commands;
    board.recordUntil = recordUntilMillis;
    board.now = nowMillis;
    Moves moves = new Moves(board);
    SetupCommands setup = new SetupCommands(board, moves, new Grants(board, moves));
    for (QueueImage queue : queues) {
      QueueState state = new QueueState(queue.rules(), new AnswerRate(queue.answeredAt()));
      state.today = queue.today();
      setup.put(state);
    }
    agents.forEach(agent -> restore(agent, board));
    contacts.forEach(contact -> restore(contact, board, moves));
    board.fresh.clear();
    board.freed.clear();
    board.matchAll = matchAll;
  }

  private static void restore(AgentImage image, Board board) {
    Agent agent = new Agent(image.profile());
    agent.presence = image.presence();
    agent.reason = image.reason();
    agent.since = image.since();
    agent.pending = image.pending();
    agent.pendingReason = image.pendingReason();
    agent.connected = image.connected();
    agent.graceEndsAt = image.graceEndsAt();
    agent.idleSince = image.idleSince();
    agent.lastTurn = image.lastTurn();
    agent.missed = image.missed();
    agent.handledToday = image.handledToday();
    board.roster.add(agent);
    board.deadlines.schedule(agent, agent.graceEndsAt);
  }

  private static void restore(ContactImage image, Board board, Moves moves) {
    QueueState queue = board.queue(image.queue());
    if (queue == null) {
      throw new IllegalStateException("an image without queue " + image.queue());
    }
    Contact contact =
        new Contact(image.id(), image.channel(), image.priority(), image.enqueuedAt(), queue);
    contact.epoch = image.epoch();
    contact.stage = image.stage();
    contact.needs = image.needs();
    contact.dueBy = image.dueBy();
    contact.knownLost = image.knownLost();
    contact.waitsSince = image.waitsSince();
    contact.limitsSeenAt = image.limitsSeenAt();
    contact.overflowedFrom.addAll(image.overflowedFrom());
    contact.answered = image.answered();
    image.bars().forEach(bar -> contact.bar(bar.agent(), bar.until()));
    contact.held = image.held();
    contact.holds = image.holds();
    moves.add(contact);
    Agent agent = image.agent() == null ? null : board.roster.find(image.agent());
    if (agent == null) {
      image.asked().forEach(asked -> restore(asked, contact, image.shared(), board, moves));
      contact.lastCall = image.lastCall();
      moves.goOn(contact);
      return;
    }
    contact.confirmed = image.confirmed();
    contact.endsAt = image.endsAt();
    contact.wrapUpAsked = image.wrapUpAsked();
    contact.missedBefore = image.missedBefore();
    moves.take(contact, agent, image.state(), image.cost());
  }

  private static void restore(
      AskedImage image, Contact contact, boolean shared, Board board, Moves moves) {
    Agent agent = board.roster.find(image.agent());
    if (agent == null) {
      throw new IllegalStateException("an image without agent " + image.agent());
    }
    moves.ask(contact, new Asked(agent, image.epoch(), image.cost(), image.endsAt()), shared);
  }
}
