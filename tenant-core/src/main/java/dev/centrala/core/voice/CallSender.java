package dev.centrala.core.voice;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.CallCommandId;
import dev.centrala.core.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries commands out at the carrier, one of a line at a time, outside of transactions. A dialling
 * whose outcome is not known is looked up before it is repeated; the other commands say how things
 * shall be, so that they are simply said again. What cannot be done within its deadline fails the
 * line it was for.
 */
public final class CallSender {
  private static final Logger LOG = LoggerFactory.getLogger(CallSender.class);
  private static final Duration LEASE = Duration.ofSeconds(30);

  /** A caller does not wait for longer than this for what an agent or a rule decided. */
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private static final Duration HANG_UP_DEADLINE = Duration.ofMinutes(10);
  private static final long PACE_MILLIS = 1000;
  private static final int AT_ONCE = 20;

  private final Transactions transactions;
  private final CallCommandStore commands;
  private final CallControl control;
  private final Outcomes outcomes;
  private final InstantSource clock;

  public CallSender(
      Transactions transactions,
      CallCommandStore commands,
      CallControl control,
      Outcomes outcomes,
      InstantSource clock) {
    this.transactions = transactions;
    this.commands = commands;
    this.control = control;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  /** What becomes of a line once the carrier has answered; known where interactions are. */
  public interface Outcomes {
    /** The carrier has the line under this id. */
    void dialled(Tx tx, CallLeg leg, String providerId);

    /** It could not be dialled. */
    void failed(Tx tx, CallLeg leg, String detail);

    /** The carrier says that the line is gone, or will not do what was asked: look at it soon. */
    void doubtful(Tx tx, CallLeg leg, CallCommand command, String detail);

    /** The carrier has done it; {@code providerId} is what it calls the thing that it made. */
    default void done(Tx tx, CallLeg leg, CallCommand command, @Nullable String providerId) {}
  }

  /** Carries out what is due now; answers how many commands were claimed. */
  public int sendDue(TenantId tenant) {
    Instant now = clock.instant();
    List<Errand> claimed =
        transactions.inTenant(tenant, tx -> commands.claim(tx, now, now.plus(LEASE), AT_ONCE));
    List<Thread> running =
        claimed.stream()
            .map(errand -> Thread.ofVirtual().start(() -> carryOut(tenant, errand)))
            .toList();
    try {
      for (Thread each : running) {
        each.join();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return claimed.size();
  }

  /**
   * Carries out this command now and answers what came of it; empty when it waits for another one
   * of its line, or somebody else carries it out.
   */
  public Optional<ControlResult> sendNow(TenantId tenant, CallCommandId id) {
    Instant now = clock.instant();
    return transactions
        .inTenant(tenant, tx -> commands.claim(tx, id, now, now.plus(LEASE)))
        .map(errand -> carryOut(tenant, errand));
  }

  private ControlResult carryOut(TenantId tenant, Errand errand) {
    try {
      if (!errand.leg().isOver() && mustWait(tenant, errand)) {
        return new ControlResult.TryLater(PACE_MILLIS, "the carrier takes one call a second");
      }
      ControlResult result =
          errand.leg().isOver()
              ? new ControlResult.Gone("the line is over")
              : attempt(tenant, errand);
      settle(tenant, errand, result);
      return result;
    } catch (RuntimeException failed) {
      LOG.warn("command {} failed; its lease will run out", errand.id(), failed);
      return new ControlResult.Unknown("it could not be carried out now");
    }
  }

  /** Calls to the telephone network are placed at the carrier's pace. */
  private boolean mustWait(TenantId tenant, Errand errand) {
    if (!(errand.command() instanceof CallCommand.Dial)
        || errand.tried()
        || !errand.leg().address().startsWith("+")) {
      return false;
    }
    Instant now = clock.instant();
    return transactions.inTenant(
        tenant,
        tx -> {
          Instant turn = commands.takeTurn(tx, errand.call().connection(), now, PACE_MILLIS);
          if (turn.isAfter(now)) {
            commands.postpone(tx, errand.id(), false, turn);
            return true;
          }
          return false;
        });
  }

  private ControlResult attempt(TenantId tenant, Errand errand) {
    if (!errand.tried()) {
      return control.carryOut(tenant, errand);
    }
    return switch (errand.command()) {
      case CallCommand.Dial dial when errand.leg().providerId() != null ->
          new ControlResult.Done(errand.leg().providerId());
      case CallCommand.Dial dial -> {
        Optional<String> found = control.dialled(tenant, errand);
        if (found.isEmpty()) {
          yield new ControlResult.Unknown("The carrier cannot say whether it has dialled.");
        }
        yield found.get().isEmpty()
            ? control.carryOut(tenant, errand)
            : new ControlResult.Done(found.get());
      }
      // Tones that are heard twice are another number.
      case CallCommand.SendDigits digits -> new ControlResult.Done(null);
      default -> control.carryOut(tenant, errand);
    };
  }

  private void settle(TenantId tenant, Errand errand, ControlResult result) {
    transactions.doInTenant(tenant, tx -> settle(tx, errand, result));
  }

  private void settle(Tx tx, Errand errand, ControlResult result) {
    Instant now = clock.instant();
    boolean late = !now.isBefore(errand.writtenAt().plus(deadline(errand.command())));
    switch (result) {
      case ControlResult.Done done -> {
        commands.remove(tx, errand.id());
        if (errand.command() instanceof CallCommand.Dial && done.providerId() != null) {
          outcomes.dialled(tx, errand.leg(), done.providerId());
        }
        outcomes.done(tx, errand.leg(), errand.command(), done.providerId());
      }
      case ControlResult.Gone gone -> giveUp(tx, errand, gone.detail());
      case ControlResult.Refused no -> giveUp(tx, errand, no.code() + ": " + no.detail());
      case ControlResult.TryLater later when !late ->
          commands.postpone(
              tx,
              errand.id(),
              false,
              now.plusMillis(Math.max(later.afterMillis(), backOffMillis(errand.attempts()))));
      case ControlResult.TryLater later -> giveUp(tx, errand, later.detail());
      case ControlResult.Unknown doubt when !late ->
          commands.postpone(
              tx, errand.id(), true, now.plusMillis(backOffMillis(errand.attempts())));
      case ControlResult.Unknown doubt -> giveUp(tx, errand, doubt.detail());
    }
  }

  private void giveUp(Tx tx, Errand errand, String detail) {
    commands.remove(tx, errand.id());
    if (errand.command() instanceof CallCommand.Dial) {
      outcomes.failed(tx, errand.leg(), detail);
    } else {
      outcomes.doubtful(tx, errand.leg(), errand.command(), detail);
    }
  }

  private static Duration deadline(CallCommand command) {
    return command instanceof CallCommand.HangUp ? HANG_UP_DEADLINE : DEADLINE;
  }

  /** 0.5 s, 1 s, 2 s, 4 s … at most 8. */
  private static long backOffMillis(int attempts) {
    return Math.min(8_000L, 250L << Math.min(5, attempts));
  }
}
