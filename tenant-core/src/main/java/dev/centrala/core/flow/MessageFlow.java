package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.graph.FlowInput;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.flow.graph.Prompt;
import dev.centrala.core.flow.graph.Question;
import dev.centrala.core.flow.graph.QueueLoop;
import dev.centrala.core.interaction.ConversationFeeds;
import dev.centrala.core.interaction.CustomerDelta;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.MessageLog;
import dev.centrala.core.messaging.Author;
import dev.centrala.core.shared.Channel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Flows where the customer writes: what is said and asked becomes a message, the customer's next
 * message is the answer. All in the caller's transaction.
 */
public final class MessageFlow implements TurnCarrier {
  private static final String HIDDEN = "••••";

  private final FlowRunner runner;
  private final FrontDoor door;
  private final QueueExits exits;
  private final MessageLog log;
  private final ConversationFeeds feeds;

  public MessageFlow(
      FlowRunner runner,
      FrontDoor door,
      QueueExits exits,
      MessageLog log,
      ConversationFeeds feeds) {
    this.runner = runner;
    this.door = door;
    this.exits = exits;
    this.log = log;
    this.feeds = feeds;
  }

  /** Runs the flow from its start, or queues the contact where the entry point names a queue. */
  public Interaction begin(Tx tx, Destination destination, Interaction opened) {
    return carryOut(tx, runner.begin(tx, opened, destination));
  }

  /** The turn that the customer's next message answers, if there is one. */
  public Optional<FlowTurn> asked(Tx tx, Interaction now) {
    boolean mayAsk =
        now.state() == InteractionState.IN_FLOW
            || now.state() == InteractionState.QUEUED
            || (now.disconnectedAt() != null && now.assignment() != null);
    return mayAsk
        ? runner.current(tx, now).filter(turn -> isAnswerable(now, turn.last()))
        : Optional.empty();
  }

  private static boolean isAnswerable(Interaction now, Instruction last) {
    return switch (last) {
      case Instruction.Ask _, Instruction.Voicemail _ -> now.state() != InteractionState.QUEUED;
      case Instruction.Enqueue queue ->
          queue.loop() != null && now.state() == InteractionState.QUEUED;
      default -> false;
    };
  }

  /** What is kept of an answer: nothing that can be read, where it is a secret. */
  static String kept(Optional<FlowTurn> asked, String text) {
    boolean secret =
        asked
            .filter(turn -> turn.last() instanceof Instruction.Ask ask && ask.question().secret())
            .isPresent();
    return secret ? HIDDEN : text;
  }

  /** The customer has answered with this text, which is written down already. */
  public Interaction answer(Tx tx, Interaction now, FlowTurn asked, String text) {
    if (!(asked.last() instanceof Instruction.Enqueue queue)) {
      return carryOut(tx, runner.input(tx, now, asked.step(), new FlowInput.Text(text)));
    }
    Optional<String> exit = chosen(queue.loop(), text);
    Optional<Interaction> back = exit.flatMap(name -> exits.leave(tx, now, name));
    if (exit.isEmpty() || back.isEmpty()) {
      return now;
    }
    return carryOut(
        tx, runner.input(tx, back.get(), asked.step(), new FlowInput.QueueExit(exit.get())));
  }

  private static Optional<String> chosen(@Nullable QueueLoop loop, String text) {
    if (loop == null) {
      return Optional.empty();
    }
    Question question = Questions.of(loop);
    return question.chosen(new FlowInput.Text(text)).map(option -> option.id());
  }

  @Override
  public Interaction carryOut(Tx tx, FlowTurn turn) {
    Interaction now = turn.interaction();
    if (!turn.isNew()) {
      return now;
    }
    for (Instruction instruction : turn.instructions()) {
      now = carryOut(tx, now, turn, instruction);
    }
    return now;
  }

  private Interaction carryOut(Tx tx, Interaction now, FlowTurn turn, Instruction instruction) {
    return switch (instruction) {
      case Instruction.Say say -> say(tx, now, say.prompt());
      case Instruction.Ask ask -> ask(tx, now, ask.question());
      case Instruction.Voicemail voicemail -> say(tx, now, voicemail.prompt());
      case Instruction.Enqueue enqueue -> enqueue(tx, now, enqueue);
      case Instruction.End end -> end(tx, now, end);
      case Instruction.Transfer _ ->
          carryOut(tx, runner.input(tx, now, turn.step(), new FlowInput.Failed("unsupported")));
      case Instruction.Handover _ -> over(tx, now, "continued");
      case Instruction.Wait _, Instruction.SetRecording _ -> now;
      case Instruction.Send _, Instruction.CallBack _ ->
          throw new IllegalStateException("no errand reaches a channel");
    };
  }

  private Interaction enqueue(Tx tx, Interaction now, Instruction.Enqueue enqueue) {
    if (now.state() != InteractionState.IN_FLOW) {
      return over(tx, now, "completed");
    }
    Interaction queued = door.queue(tx, now, enqueue);
    QueueLoop loop = enqueue.loop();
    if (loop == null || loop.offers().isEmpty()) {
      return queued;
    }
    return ask(tx, queued, Questions.of(loop));
  }

  private Interaction say(Tx tx, Interaction now, Prompt prompt) {
    return write(tx, now, prompt.text(), Questions.payload(prompt));
  }

  private Interaction ask(Tx tx, Interaction now, Question question) {
    return now.channel() == Channel.CHAT
        ? write(tx, now, Questions.words(question), Questions.payload(question))
        : write(tx, now, Questions.numbered(question), Map.of());
  }

  private Interaction write(Tx tx, Interaction now, String text, Map<String, Object> payload) {
    return text.isBlank() || log.isSilenced(tx, now)
        ? now
        : log.outbound(tx, now, Author.flow(null), text, List.of(), null, payload).interaction();
  }

  private Interaction end(Tx tx, Interaction now, Instruction.End end) {
    return now.disconnectedAt() == null && !now.state().isOver()
        ? door.close(tx, now, end.outcome())
        : over(tx, now, "completed");
  }

  private Interaction over(Tx tx, Interaction now, String outcome) {
    tx.afterCommit(() -> feeds.toCustomer(tx.tenant(), now, new CustomerDelta.Ended(outcome)));
    return now;
  }
}
