package dev.centrala.infra.telemetry;

import dev.centrala.core.events.Transactions;
import dev.centrala.infra.postgres.PgTx;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.sqlclient.Row;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/**
 * What waits in the database to leave, and how long the first of it is overdue: webhooks, messages,
 * mails. Counted up to ten thousand, over all tenants, by a function that tells figures only. The
 * same on each node, so a dashboard takes the largest.
 */
public final class BacklogGauges {
  private static final List<String> KINDS = List.of("webhooks", "messages", "mails");

  private final Transactions transactions;
  private final InstantSource clock;
  private final IntSupplier ownedPools;
  private final Map<String, AtomicLong> waiting = zeros();
  private final Map<String, AtomicLong> overdue = zeros();
  private final AtomicLong ambiguous = new AtomicLong();
  private final AtomicLong pools = new AtomicLong();

  public BacklogGauges(
      Transactions transactions,
      InstantSource clock,
      IntSupplier ownedPools,
      MeterRegistry meters) {
    this.transactions = transactions;
    this.clock = clock;
    this.ownedPools = ownedPools;
    for (String kind : KINDS) {
      gauge(meters, "centrala.backlog", kind, waiting);
      gauge(meters, "centrala.backlog.overdue.seconds", kind, overdue);
    }
    Gauge.builder("centrala.messages.ambiguous", ambiguous, AtomicLong::get).register(meters);
    Gauge.builder("centrala.pools.owned", pools, AtomicLong::get).register(meters);
  }

  private static void gauge(
      MeterRegistry meters, String name, String kind, Map<String, AtomicLong> values) {
    Gauge.builder(name, Objects.requireNonNull(values.get(kind)), AtomicLong::get)
        .tag("kind", kind)
        .register(meters);
  }

  private static Map<String, AtomicLong> zeros() {
    return KINDS.stream().collect(Collectors.toMap(kind -> kind, kind -> new AtomicLong()));
  }

  /** To be called every few seconds: a scrape itself asks nobody. */
  public void look() {
    pools.set(ownedPools.getAsInt());
    transactions
        .inDirectory(tx ->
            PgTx.of(tx)
                .rows("SELECT kind, waiting, overdue FROM directory.backlogs($1)", clock.instant()))
        .forEach(this::note);
  }

  private void note(Row row) {
    String kind = row.getString("kind");
    AtomicLong count = waiting.get(kind);
    AtomicLong seconds = overdue.get(kind);
    if (count == null || seconds == null) {
      ambiguous.set(row.getLong("waiting"));
    } else {
      count.set(row.getLong("waiting"));
      seconds.set(row.getLong("overdue"));
    }
  }
}
