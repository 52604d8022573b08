package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.graph.FlowInput;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.MessageLog;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.messaging.Author;
import dev.centrala.core.messaging.MessageThread;
import dev.centrala.core.messaging.ThreadStore;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Carries out what flows want beside the contact's own channel. */
public final class FlowErrands implements Errands {
  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

  private final Destinations destinations;
  private final ThreadStore threads;
  private final MessageLog log;
  private final Timeline timeline;
  private final CallBacks callBacks;
  private final OutsideLines outside;
  private final TurnCarrier carrier;
  private final BiConsumer<TenantId, InteractionId> effects;

  /** {@code carrier} serves the channel that a contact goes on with. */
  public FlowErrands(
      Destinations destinations,
      ThreadStore threads,
      MessageLog log,
      Timeline timeline,
      CallBacks callBacks,
      OutsideLines outside,
      TurnCarrier carrier,
      BiConsumer<TenantId, InteractionId> effects) {
    this.destinations = destinations;
    this.threads = threads;
    this.log = log;
    this.timeline = timeline;
    this.callBacks = callBacks;
    this.outside = outside;
    this.carrier = carrier;
    this.effects = effects;
  }

  @Override
  public Done send(Tx tx, Interaction now, Instruction.Send send) {
    Optional<Destination> from = destinations.first(tx, send.channel());
    if (from.isEmpty() || !E164.matcher(send.to()).matches()) {
      return new Done(now, new FlowInput.Failed("unreachable"));
    }
    MessageThread thread = threads.open(tx, from.get().entryPoint(), send.to());
    if (thread.optedOut()) {
      return new Done(now, new FlowInput.Failed("optedOut"));
    }
    Interaction after = log.elsewhere(tx, now, thread, Author.flow(null), send.text());
    if (send.goOn() && after.state() == InteractionState.IN_FLOW) {
      after = goOn(tx, after, from.get(), thread);
    }
    return new Done(after, FlowInput.EffectDone.DONE);
  }

  private Interaction goOn(Tx tx, Interaction now, Destination there, MessageThread thread) {
    threads.setCurrent(tx, thread.id(), now.id());
    return timeline.record(
        tx,
        now.continuedOn(there.channel(), there.entryPoint(), thread.id()),
        "interaction.channelChanged",
        Actor.SYSTEM,
        Map.of("from", now.channel().wireName(), "to", there.channel().wireName()));
  }

  @Override
  public Done callBack(Tx tx, Interaction now, Instruction.CallBack wanted) {
    FlowInput result =
        E164.matcher(wanted.number()).matches()
            ? callBacks.book(tx, now, wanted)
            : new FlowInput.Failed("invalid");
    return new Done(now, result);
  }

  @Override
  public Optional<Done> connect(Tx tx, Interaction now, Instruction.Transfer transfer) {
    return now.channel() == Channel.VOICE
        ? outside.open(tx, now, transfer.address())
        : Optional.empty();
  }

  @Override
  public Interaction carryOut(Tx tx, FlowTurn turn) {
    return carrier.carryOut(tx, turn);
  }

  @Override
  public void effectDue(TenantId tenant, InteractionId contact) {
    effects.accept(tenant, contact);
  }
}
