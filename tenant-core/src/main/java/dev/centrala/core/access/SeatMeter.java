package dev.centrala.core.access;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.usage.Meter;
import dev.centrala.core.usage.UsageEvent;
import dev.centrala.core.usage.UsageLog;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Meters {@code agent.seatSeconds}: each second that a user has at least one desktop open, once.
 * Usage is written in slices that end with a UTC minute, or with the seat, together with the mark
 * up to which it is accounted for. A node that dies loses at most the seconds since its last sign
 * of life.
 */
public final class SeatMeter {
  /** How long a seat may go unseen before its node counts as dead. */
  public static final Duration UNSEEN = Duration.ofSeconds(60);

  private static final ChronoUnit SLICE = ChronoUnit.MINUTES;

  private final Transactions transactions;
  private final SeatStore store;
  private final UsageLog usage;
  private final InstantSource clock;

  public SeatMeter(
      Transactions transactions, SeatStore store, UsageLog usage, InstantSource clock) {
    this.transactions = transactions;
    this.store = store;
    this.usage = usage;
    this.clock = clock;
  }

  /** These users have a desktop open now; to be said at the first and every few seconds. */
  public void present(TenantId tenant, Collection<UserId> users) {
    if (users.isEmpty()) {
      return;
    }
    Instant now = now();
    transactions.doInTenant(
        tenant,
        tx -> {
          Set<UserId> seatless = new HashSet<>(users);
          for (Seat seat : store.lockOpen(tx, users)) {
            seatless.remove(seat.user());
            Seat seen = seat.seen(now);
            store.save(tx, accountTo(tx, seen, seen.lastSeenAt().truncatedTo(SLICE)));
          }
          seatless.forEach(user -> store.insert(tx, begin(user, now)));
        });
  }

  /** The user's last desktop closed. */
  public void ended(TenantId tenant, UserId user) {
    Instant now = now();
    transactions.doInTenant(
        tenant, tx -> store.lockOpen(tx, List.of(user)).forEach(seat -> end(tx, seat.seen(now))));
  }

  /**
   * Ends the seats that no node has seen for {@link #UNSEEN}, at the moment they were last seen;
   * answers with whose they were.
   */
  public List<UserId> endUnseen(TenantId tenant) {
    Instant before = now().minus(UNSEEN);
    return transactions.inTenant(
        tenant,
        tx -> {
          List<Seat> unseen = store.lockUnseen(tx, before);
          unseen.forEach(seat -> end(tx, seat));
          return unseen.stream().map(Seat::user).toList();
        });
  }

  private void end(Tx tx, Seat seat) {
    store.save(tx, accountTo(tx, seat, seat.lastSeenAt()).ended(seat.lastSeenAt()));
  }

  private Seat accountTo(Tx tx, Seat seat, Instant to) {
    Instant from = seat.accountedTo();
    while (from.isBefore(to)) {
      Instant sliceEnd = from.truncatedTo(SLICE).plus(1, SLICE);
      Instant until = sliceEnd.isBefore(to) ? sliceEnd : to;
      usage.record(tx, slice(seat.user(), from, until));
      from = until;
    }
    return seat.accounted(from);
  }

  /** A user's slices never overlap, so their start names them. */
  private static UsageEvent slice(UserId user, Instant from, Instant until) {
    return new UsageEvent(
        "seat:" + user + ":" + from,
        Meter.AGENT_SEAT_SECONDS,
        BigDecimal.valueOf(Duration.between(from, until).toSeconds()),
        from,
        null,
        null,
        null,
        user);
  }

  private static Seat begin(UserId user, Instant now) {
    return new Seat(UUID.randomUUID(), user, now, now, now, null);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
