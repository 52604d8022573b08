package dev.centrala.infra.postgres.outbound;

import dev.centrala.core.events.Tx;
import dev.centrala.core.outbound.DoNotCallStore;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code do_not_call}; a page goes on after the number that its cursor is, which has no
 * sign.
 */
public final class PgDoNotCall implements DoNotCallStore {
  @Override
  public boolean has(Tx tx, String number) {
    return PgTx.of(tx)
        .row(
            "SELECT 1 AS one FROM do_not_call WHERE tenant_id = $1 AND number = $2",
            tx.tenant(),
            number)
        .isPresent();
  }

  @Override
  public int add(Tx tx, Collection<String> numbers, @Nullable String reason, Instant at) {
    if (numbers.isEmpty()) {
      return 0;
    }
    return PgTx.of(tx)
        .update(
            """
            INSERT INTO do_not_call (tenant_id, number, reason, added_at)
            SELECT $1, n, $3, $4 FROM unnest($2::text[]) AS n ON CONFLICT DO NOTHING\
            """,
            tx.tenant(),
            numbers.toArray(String[]::new),
            reason,
            at);
  }

  @Override
  public boolean remove(Tx tx, String number) {
    return PgTx.of(tx)
            .update(
                "DELETE FROM do_not_call WHERE tenant_id = $1 AND number = $2", tx.tenant(), number)
        == 1;
  }

  @Override
  public Page<Entry> list(Tx tx, @Nullable String search, PageRequest page) {
    List<Entry> found =
        PgTx.of(tx)
            .rows(
                """
                SELECT number, reason, added_at FROM do_not_call
                WHERE tenant_id = $1 AND ($2::text IS NULL OR number > '+' || $2)
                AND ($3::text IS NULL OR position($3 IN number) > 0)
                ORDER BY number LIMIT $4\
                """,
                tx.tenant(),
                page.cursor(),
                search,
                page.limit() + 1)
            .stream()
            .map(row ->
                new Entry(
                    row.getString("number"),
                    row.getString("reason"),
                    Rows.instant(row, "added_at")))
            .toList();
    if (found.size() <= page.limit()) {
      return new Page<>(found, null);
    }
    List<Entry> items = found.subList(0, page.limit());
    return new Page<>(items, items.getLast().number().substring(1));
  }
}
