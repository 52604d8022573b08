package dev.centrala.core.flow;

import dev.centrala.core.customer.Customer;
import dev.centrala.core.customer.CustomerService;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.MessageLog;
import dev.centrala.core.interaction.WorkRules;
import dev.centrala.core.messaging.Author;
import dev.centrala.core.messaging.MessageThread;
import dev.centrala.core.messaging.OptOutPolicy;
import dev.centrala.core.messaging.ThreadStore;
import dev.centrala.core.routing.Routing;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes in messages that providers bring. What it answers {@code ACCEPTED} is committed: the
 * message, its customer, its interaction, their events and usage. A provider's repeat is recognised
 * and changes nothing.
 */
public final class Reception {
  private final Transactions transactions;
  private final Destinations destinations;
  private final CustomerService customers;
  private final ThreadStore threads;
  private final InteractionStore interactions;
  private final MessageLog log;
  private final FrontDoor door;
  private final MessageFlow flow;
  private final WorkRules.Source rules;
  private final Routing routing;
  private final InstantSource clock;

  public Reception(
      Transactions transactions,
      Destinations destinations,
      CustomerService customers,
      ThreadStore threads,
      InteractionStore interactions,
      MessageLog log,
      FrontDoor door,
      MessageFlow flow,
      WorkRules.Source rules,
      Routing routing,
      InstantSource clock) {
    this.transactions = transactions;
    this.destinations = destinations;
    this.customers = customers;
    this.threads = threads;
    this.interactions = interactions;
    this.log = log;
    this.door = door;
    this.flow = flow;
    this.rules = rules;
    this.routing = routing;
    this.clock = clock;
  }

  /** Whether the message was new. */
  public enum Arrival {
    ACCEPTED,
    DUPLICATE
  }

  public Arrival messageArrived(TenantId tenant, MessageArrived arrived) {
    return transactions.inTenant(tenant, tx -> take(tx, arrived));
  }

  /** The same, for a message that is addressed in the transaction that takes it in. */
  public Optional<Arrival> messageArrived(
      TenantId tenant, Function<Tx, Optional<MessageArrived>> addressed) {
    return transactions.inTenant(
        tenant, tx -> addressed.apply(tx).map(arrived -> take(tx, arrived)));
  }

  private Arrival take(Tx tx, MessageArrived arrived) {
    if (!interactions.firstSight(tx, arrived.provider(), arrived.providerEventId())) {
      return Arrival.DUPLICATE;
    }
    receive(tx, arrived);
    return Arrival.ACCEPTED;
  }

  private void receive(Tx tx, MessageArrived arrived) {
    Destination destination =
        destinations
            .find(tx, arrived.entryPoint())
            .orElseThrow(() -> RefusedException.notFound("entry point"));
    Customer customer = customers.resolve(tx, arrived.from(), arrived.name());
    MessageThread thread = threads.open(tx, arrived.entryPoint(), arrived.from().value());
    OptOutPolicy.Decision wish = wish(tx, thread, arrived);
    if (!wish.forPeople()) {
      keep(tx, destination, thread, customer, arrived, wish);
      return;
    }
    if (isAnswer(tx, thread, customer, arrived)) {
      return;
    }
    Optional<Interaction> open = continued(tx, destination, thread);
    if (open.isPresent()) {
      write(tx, open.get(), customer, arrived);
      return;
    }
    Interaction opened =
        door.open(tx, destination, thread, customer, Map.of("provider", arrived.provider()));
    flow.begin(tx, destination, write(tx, opened, customer, arrived));
  }

  /** A flow has asked in this thread, and the message is taken as the answer. */
  private boolean isAnswer(Tx tx, MessageThread thread, Customer customer, MessageArrived arrived) {
    if (thread.current() == null) {
      return false;
    }
    Interaction now = interactions.lock(tx, thread.current()).orElseThrow();
    Optional<FlowTurn> asked =
        now.thread().equals(thread.id()) ? flow.asked(tx, now) : Optional.empty();
    if (asked.isEmpty()) {
      return false;
    }
    Interaction written =
        write(tx, now, customer, arrived, MessageFlow.kept(asked, arrived.text()));
    flow.answer(tx, written, asked.get(), arrived.text());
    return true;
  }

  private OptOutPolicy.Decision wish(Tx tx, MessageThread thread, MessageArrived arrived) {
    return arrived.optOut() == null
        ? new OptOutPolicy.Decision(thread.optedOut(), null, true)
        : arrived
            .optOut()
            .decide(arrived.text(), thread.optedOut(), current(tx, thread).isPresent());
  }

  /**
   * STOP, START or HELP: the wish and the answer to it, if it is ours, on a timeline, and nobody is
   * called.
   */
  private void keep(
      Tx tx,
      Destination destination,
      MessageThread thread,
      Customer customer,
      MessageArrived arrived,
      OptOutPolicy.Decision wish) {
    Optional<Interaction> current = current(tx, thread);
    Interaction now =
        current.orElseGet(() ->
            door.open(tx, destination, thread, customer, Map.of("provider", arrived.provider())));
    now = write(tx, now, customer, arrived);
    if (!wish.optedOut()) {
      threads.setOptedOut(tx, thread.id(), false);
    }
    if (wish.reply() != null) {
      now = log.outbound(tx, now, Author.SYSTEM, wish.reply(), List.of(), null).interaction();
    }
    if (wish.optedOut()) {
      threads.setOptedOut(tx, thread.id(), true);
    }
    if (current.isEmpty()) {
      door.close(tx, now, wish.optedOut() ? "optedOut" : "optOutWord");
    }
  }

  /** The thread's interaction if it is open, locked. */
  private Optional<Interaction> current(Tx tx, MessageThread thread) {
    return Optional.ofNullable(thread.current())
        .flatMap(id -> interactions.lock(tx, id))
        .filter(current -> current.disconnectedAt() == null && !current.state().isOver());
  }

  /** The thread's interaction, if it goes on or ended so lately that this message continues it. */
  private Optional<Interaction> continued(Tx tx, Destination destination, MessageThread thread) {
    if (thread.current() == null) {
      return Optional.empty();
    }
    Interaction current = interactions.lock(tx, thread.current()).orElseThrow();
    if (current.disconnectedAt() == null && !current.state().isOver()) {
      if (current.state() == InteractionState.WAITING_FOR_CUSTOMER) {
        TenantId tenant = tx.tenant();
        tx.afterCommit(
            () -> routing.tellLater(tenant, new PoolCommand.CustomerReplied(current.id())));
      }
      return Optional.of(current);
    }
    Instant endedAt = current.endedAt();
    Duration window =
        destination.reopenWithin() == null
            ? rules.workRules(tx).reopenWithin()
            : destination.reopenWithin();
    boolean reopens =
        endedAt != null
            && current.place() != null
            && !clock.instant().isAfter(endedAt.plus(window));
    return reopens ? Optional.of(door.reopen(tx, current)) : Optional.empty();
  }

  private Interaction write(
      Tx tx, Interaction interaction, Customer customer, MessageArrived arrived) {
    return write(tx, interaction, customer, arrived, arrived.text());
  }

  private Interaction write(
      Tx tx, Interaction interaction, Customer customer, MessageArrived arrived, String text) {
    return log.inbound(
            tx,
            interaction,
            Author.customer(customer.id(), customer.name()),
            text,
            arrived.attachments(),
            null,
            arrived.providerMessageId(),
            arrived.segments())
        .interaction();
  }
}
