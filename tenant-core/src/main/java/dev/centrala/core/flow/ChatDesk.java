package dev.centrala.core.flow;

import dev.centrala.core.customer.Customer;
import dev.centrala.core.customer.CustomerService;
import dev.centrala.core.customer.Identity;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.AgentDelta;
import dev.centrala.core.interaction.ConversationFeeds;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.InteractionView;
import dev.centrala.core.interaction.InteractionViews;
import dev.centrala.core.interaction.MessageLog;
import dev.centrala.core.messaging.Author;
import dev.centrala.core.messaging.Message;
import dev.centrala.core.messaging.MessageStatus;
import dev.centrala.core.messaging.MessageStore;
import dev.centrala.core.messaging.MessageThread;
import dev.centrala.core.messaging.ThreadStore;
import dev.centrala.core.routing.Routing;
import dev.centrala.core.routing.RoutingPools;
import dev.centrala.core.routing.WorkEnd;
import dev.centrala.core.routing.pool.PoolAnswer;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolQuery;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.MessageId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The customer's side of a web chat. A start while a chat of the same visitor goes on continues
 * that chat; what is answered is committed, and a repeated message is recognised by its client id.
 */
public final class ChatDesk {
  private static final int HISTORY = 200;

  private final Transactions transactions;
  private final ChatOpening opening;
  private final MessageFlow flow;
  private final InteractionStore interactions;
  private final MessageStore messages;
  private final ThreadStore threads;
  private final CustomerService customers;
  private final MessageLog log;
  private final WorkEnd workEnd;
  private final InteractionViews views;
  private final ConversationFeeds feeds;
  private final Routing routing;
  private final RoutingPools pools;
  private final ResumeTokens tokens;

  public ChatDesk(
      Transactions transactions,
      ChatOpening opening,
      MessageFlow flow,
      InteractionStore interactions,
      MessageStore messages,
      ThreadStore threads,
      CustomerService customers,
      MessageLog log,
      WorkEnd workEnd,
      InteractionViews views,
      ConversationFeeds feeds,
      Routing routing,
      RoutingPools pools,
      ResumeTokens tokens) {
    this.transactions = transactions;
    this.opening = opening;
    this.flow = flow;
    this.interactions = interactions;
    this.messages = messages;
    this.threads = threads;
    this.customers = customers;
    this.log = log;
    this.workEnd = workEnd;
    this.views = views;
    this.feeds = feeds;
    this.routing = routing;
    this.pools = pools;
    this.tokens = tokens;
  }

  /**
   * Opens a chat, or goes on with the visitor's open one. Refuses as too many beyond the widget's
   * limits.
   */
  public ChatSession start(ChatStart start) {
    return start(start, () -> {});
  }

  /** The same; {@code ifNew} is run before a chat is opened and may refuse it. */
  public ChatSession start(ChatStart start, Runnable ifNew) {
    return transactions.inTenant(
        start.tenant(),
        tx -> {
          Customer customer =
              customers.learn(
                  tx,
                  customers.resolve(tx, Identity.visitor(start.visitorId()), start.name()),
                  start.name(),
                  start.email() == null || start.email().isBlank()
                      ? null
                      : Identity.mail(start.email()));
          MessageThread thread = threads.open(tx, start.entryPoint(), start.visitorId());
          Interaction interaction =
              openOf(tx, thread)
                  .orElseGet(() -> {
                    ifNew.run();
                    return opening.open(tx, start, thread, customer);
                  });
          return session(tx.tenant(), interaction);
        });
  }

  /** The chat that the token belongs to, also when it is over; empty when there is none. */
  public Optional<ChatSession> resume(String resumeToken) {
    return tokens
        .read(resumeToken)
        .flatMap(grant ->
            transactions
                .inTenant(grant.tenant(), tx -> interactions.find(tx, grant.interaction()))
                .map(found -> session(grant.tenant(), found)));
  }

  public Message say(
      ChatSession session, String clientMessageId, String text, List<AttachmentId> files) {
    return transactions.inTenant(
        session.tenant(),
        tx -> {
          Interaction now = interactions.lock(tx, session.interaction()).orElseThrow();
          Optional<Message> repeated =
              messages.byClientId(tx, session.interaction(), clientMessageId);
          return repeated.orElseGet(() -> write(tx, now, session, clientMessageId, text, files));
        });
  }

  private Message write(
      Tx tx,
      Interaction now,
      ChatSession session,
      String clientMessageId,
      String text,
      List<AttachmentId> files) {
    Optional<FlowTurn> asked = flow.asked(tx, now);
    boolean isOver = now.state().isOver() || now.disconnectedAt() != null;
    if (isOver && asked.isEmpty()) {
      throw RefusedException.conflict("ended", "This chat has ended.");
    }
    Customer customer = customers.get(tx, session.customer());
    MessageLog.Written written =
        log.inbound(
            tx,
            now,
            Author.customer(customer.id(), customer.name()),
            MessageFlow.kept(asked, text),
            log.files(tx, files),
            clientMessageId,
            null,
            0);
    asked.ifPresent(turn -> flow.answer(tx, written.interaction(), turn, text));
    if (now.state() == InteractionState.WAITING_FOR_CUSTOMER) {
      TenantId tenant = tx.tenant();
      tx.afterCommit(() -> routing.tellLater(tenant, new PoolCommand.CustomerReplied(now.id())));
    }
    return written.message();
  }

  /** Passing: shown to the agent, kept nowhere. */
  public void typing(ChatSession session) {
    transactions
        .inTenant(session.tenant(), tx -> interactions.find(tx, session.interaction()))
        .ifPresent(
            now -> feeds.toAgent(session.tenant(), now, new AgentDelta.CustomerTyping(now.id())));
  }

  /** The visitor has seen everything up to this message. */
  public void read(ChatSession session, MessageId upTo) {
    transactions.doInTenant(
        session.tenant(),
        tx -> {
          Interaction now = interactions.lock(tx, session.interaction()).orElseThrow();
          for (Message message : messages.newest(tx, now.id(), HISTORY)) {
            if (!message.inbound() && message.status() == MessageStatus.SENT) {
              Message seen = message.with(MessageStatus.DELIVERED, null, null);
              messages.update(tx, seen);
              tx.afterCommit(() ->
                  feeds.toAgent(
                      session.tenant(), now, new AgentDelta.MessageAdded(now.id(), seen)));
            }
            if (message.id().equals(upTo)) {
              break;
            }
          }
        });
  }

  public void end(ChatSession session) {
    transactions.doInTenant(session.tenant(), tx -> workEnd.byCustomer(tx, session.interaction()));
  }

  /** Oldest first. */
  public List<Message> history(ChatSession session) {
    return transactions.inTenant(
        session.tenant(), tx -> messages.newest(tx, session.interaction(), HISTORY));
  }

  public Place place(ChatSession session) {
    InteractionView view =
        transactions.inTenant(
            session.tenant(),
            tx -> views.of(tx, interactions.find(tx, session.interaction()).orElseThrow()));
    InteractionState state = view.interaction().state();
    boolean waits = state == InteractionState.QUEUED || state == InteractionState.OFFERED;
    if (!waits) {
      String agent = state.isWithAgent() ? view.agentName() : null;
      return new Place(state, 0, OptionalLong.empty(), agent);
    }
    PoolAnswer.Place place =
        (PoolAnswer.Place)
            pools.ask(session.tenant(), new PoolQuery.WhereIs(session.interaction()));
    return new Place(state, Math.max(1, place.position()), place.estimatedWaitSeconds(), null);
  }

  private Optional<Interaction> openOf(Tx tx, MessageThread thread) {
    return Optional.ofNullable(thread.current())
        .flatMap(current -> interactions.find(tx, current))
        .filter(found -> !found.state().isOver() && found.disconnectedAt() == null);
  }

  private ChatSession session(TenantId tenant, Interaction interaction) {
    return new ChatSession(
        tenant,
        interaction.id(),
        interaction.thread(),
        interaction.customer(),
        tokens.issue(tenant, interaction.id()),
        interaction.state());
  }
}
