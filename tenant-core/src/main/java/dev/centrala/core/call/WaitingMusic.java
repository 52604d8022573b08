package dev.centrala.core.call;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.FlowRunner;
import dev.centrala.core.flow.FlowTurn;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.flow.graph.QueueLoop;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.routing.RoutingPools;
import dev.centrala.core.routing.pool.PoolAnswer;
import dev.centrala.core.routing.pool.PoolQuery;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.voice.VoiceInstruction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a caller hears while waiting, round after round: music, and where the flow wants it, the
 * position, the estimated wait, words of the tenant and other ways out; else what the queue says.
 */
public final class WaitingMusic {
  private static final int MINUTE_OF_MUSIC = 60 / VoiceInstruction.Music.SECONDS;

  private final Transactions transactions;
  private final InteractionStore interactions;
  private final FlowRunner runner;
  private final RoutingPools pools;
  private final QueueWaits waits;
  private final SpokenLanguage language;
  private final InstantSource clock;

  public WaitingMusic(
      Transactions transactions,
      InteractionStore interactions,
      FlowRunner runner,
      RoutingPools pools,
      QueueWaits waits,
      SpokenLanguage language,
      InstantSource clock) {
    this.transactions = transactions;
    this.interactions = interactions;
    this.runner = runner;
    this.pools = pools;
    this.waits = waits;
    this.language = language;
    this.clock = clock;
  }

  private record Wait(@Nullable QueueLoop loop, int step, long waitedSeconds, CallWords words) {}

  List<VoiceInstruction> round(TenantId tenant, InteractionId id, int round) {
    Wait wait = wait(tenant, id);
    VoiceInstruction.Door here = new VoiceInstruction.Door.OfQueue(id, round, wait.step());
    VoiceInstruction again =
        new VoiceInstruction.AskAgain(
            new VoiceInstruction.Door.OfQueue(id, round + 1, wait.step()));
    QueueLoop loop = wait.loop();
    if (loop == null) {
      return List.of(new VoiceInstruction.Music(0));
    }
    List<VoiceInstruction> heard = new ArrayList<>();
    if (loop.announceEverySeconds() > 0) {
      heard.addAll(announcement(tenant, id, loop, wait.words()));
    }
    List<QueueLoop.Offer> offers = open(wait, loop);
    offers.forEach(offer -> heard.add(CallTurns.spoken(offer.prompt())));
    heard.addAll(played(loop));
    if (offers.isEmpty()) {
      heard.add(again);
      return heard;
    }
    return List.of(
        new VoiceInstruction.Ask(heard, 1, null, 1, false, null, List.of(), false, here), again);
  }

  private static List<VoiceInstruction> played(QueueLoop loop) {
    int times =
        loop.announceEverySeconds() == 0
            ? MINUTE_OF_MUSIC
            : Math.max(1, loop.announceEverySeconds() / VoiceInstruction.Music.SECONDS);
    return List.of(
        loop.music() == null
            ? new VoiceInstruction.Music(times)
            : new VoiceInstruction.Play(loop.music()));
  }

  private List<VoiceInstruction> announcement(
      TenantId tenant, InteractionId id, QueueLoop loop, CallWords words) {
    List<VoiceInstruction> said = new ArrayList<>();
    if (loop.position() || loop.estimatedWait()) {
      PoolAnswer.Place place = (PoolAnswer.Place) pools.ask(tenant, new PoolQuery.WhereIs(id));
      String text =
          ((loop.position() ? words.position(place.position()) + " " : "")
                  + (loop.estimatedWait() ? words.estimate(place.estimatedWaitSeconds()) : ""))
              .strip();
      if (!text.isEmpty()) {
        said.add(new VoiceInstruction.Say(text, words.language()));
      }
    }
    if (loop.announcement() != null) {
      said.add(CallTurns.spoken(loop.announcement()));
    }
    return said;
  }

  /**
   * The way out that the caller has chosen, if the wait that they were in at that step offers one
   * under that key: a repeat is not taken for an answer to the next wait.
   */
  Optional<String> exit(TenantId tenant, InteractionId id, @Nullable Integer step, CallInput came) {
    Wait wait = wait(tenant, id);
    boolean isOld = step != null && step != wait.step();
    if (wait.loop() == null || isOld || came.digits() == null) {
      return Optional.empty();
    }
    return open(wait, wait.loop()).stream()
        .map(QueueLoop.Offer::option)
        .filter(option -> came.digits().equals(option.digit()))
        .map(option -> option.id())
        .findFirst();
  }

  private static List<QueueLoop.Offer> open(Wait wait, QueueLoop loop) {
    return loop.offers().stream()
        .filter(offer -> offer.afterSeconds() <= wait.waitedSeconds())
        .toList();
  }

  private Wait wait(TenantId tenant, InteractionId id) {
    return transactions.inTenant(
        tenant,
        tx -> {
          Optional<FlowTurn> turn =
              runner.current(tx, id).filter(each -> each.last() instanceof Instruction.Enqueue);
          Optional<Interaction> contact = interactions.find(tx, id);
          QueueLoop loop =
              turn.map(each -> ((Instruction.Enqueue) each.last()).loop())
                  .orElseGet(() -> contact.map(now -> ofQueue(tx, now)).orElse(null));
          long waited =
              contact
                  .map(now -> now.place() == null ? now.createdAt() : now.place().enqueuedAt())
                  .map(since -> Duration.between(since, clock.instant()).toSeconds())
                  .orElse(0L);
          String spoken = loop == null ? null : loop.language();
          return new Wait(
              loop, turn.map(FlowTurn::step).orElse(0), waited, language.words(tx, spoken));
        });
  }

  private @Nullable QueueLoop ofQueue(Tx tx, Interaction now) {
    return now.place() == null
        ? null
        : waits.find(tx, now.place().queue()).map(QueueWait::loop).orElse(null);
  }
}
