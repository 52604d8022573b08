package dev.centrala.infra.postgres;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Id;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.tenant.SetUpItem;
import dev.centrala.core.tenant.SetUpStore;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The part of a set-up store that is the same for every table: finding, listing, deleting, and what
 * the table's constraints mean. {@code columns} are those that {@link #fromRow} reads; table and
 * columns are constants, never input.
 */
public abstract class SetUpRows<I extends Id, T extends SetUpItem<I>> implements SetUpStore<I, T> {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String FOREIGN_KEY_VIOLATION = "23503";

  private final String table;
  private final String columns;

  protected SetUpRows(String table, String columns) {
    this.table = table;
    this.columns = columns;
  }

  protected abstract T fromRow(Row row);

  protected abstract void insertRow(PgTx tx, T item);

  /** Updates where the stored version is {@code item.version() - 1}; the number of rows changed. */
  protected abstract int updateRow(PgTx tx, T item);

  @Override
  public void insert(Tx tx, T item) {
    refusing(() -> {
      insertRow(PgTx.of(tx), item);
      return true;
    });
  }

  @Override
  public boolean update(Tx tx, T item) {
    return refusing(() -> updateRow(PgTx.of(tx), item) == 1);
  }

  @Override
  public Optional<T> find(Tx tx, I id) {
    return PgTx.of(tx)
        .row(select() + " WHERE tenant_id = $1 AND id = $2", tx.tenant(), id)
        .map(this::fromRow);
  }

  @Override
  public Page<T> list(Tx tx, PageRequest page) {
    List<T> rows =
        PgTx.of(tx)
            .rows(
                select()
                    + " WHERE tenant_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT"
                    + " $3",
                tx.tenant(),
                Cursors.id(page),
                page.limit() + 1)
            .stream()
            .map(this::fromRow)
            .toList();
    return Cursors.page(rows, page, SetUpItem::id);
  }

  /** What uses the item that no foreign key tells of, in words; absent when nothing does. */
  protected @Nullable String usedBy(PgTx tx, I id) {
    return null;
  }

  /** What names the item in the published version of a flow. */
  protected static boolean isInPublishedFlow(PgTx tx, Id id) {
    return tx.row(
            """
            SELECT FROM flows f
            JOIN flow_versions v ON v.tenant_id = f.tenant_id AND v.flow_id = f.id AND v.version = f.published_version
            WHERE f.tenant_id = $1 AND strpos(v.definition::text, $2) > 0 LIMIT 1\
            """,
            tx.tenant(),
            id.toString())
        .isPresent();
  }

  @Override
  public boolean delete(Tx tx, I id) {
    String user = usedBy(PgTx.of(tx), id);
    if (user != null) {
      throw inUse(user);
    }
    try {
      return PgTx.of(tx)
              .update("DELETE FROM " + table + " WHERE tenant_id = $1 AND id = $2", tx.tenant(), id)
          == 1;
    } catch (PgException failed) {
      if (FOREIGN_KEY_VIOLATION.equals(failed.getSqlState())) {
        throw inUse(String.valueOf(failed.getTable()).replace('_', ' '));
      }
      throw failed;
    }
  }

  private static RefusedException inUse(String user) {
    return RefusedException.conflict("inUse", "It is still in use: " + user + ".");
  }

  /** The beginning of every query for whole items. */
  protected final String select() {
    return "SELECT " + columns + " FROM " + table;
  }

  private static boolean refusing(Supplier<Boolean> write) {
    try {
      return write.get();
    } catch (PgException failed) {
      switch (String.valueOf(failed.getSqlState())) {
        case UNIQUE_VIOLATION ->
            throw RefusedException.conflict("alreadyThere", "There is one like it already.");
        case FOREIGN_KEY_VIOLATION -> throw RefusedException.notFound("what it refers to");
        default -> throw failed;
      }
    }
  }
}
