package dev.centrala.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.core.shared.TenantId;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Writes that nobody waits for: their order, their failures, and what they leave behind. */
class PgTxTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String INSERT =
      "INSERT INTO notes_of_test (tenant_id, id, text) VALUES ($1, $2, $3)";
  private static final String CHANGE =
      "UPDATE notes_of_test SET text = $3 WHERE tenant_id = $1 AND id = $2";
  private static final String READ =
      "SELECT text FROM notes_of_test WHERE tenant_id = $1 ORDER BY place";

  private final TenantId tenant = TenantId.next();
  private PgTransactions transactions;

  @BeforeAll
  static void makeTable() {
    DATABASE.asOwner(
        """
        CREATE TABLE notes_of_test (tenant_id uuid NOT NULL, id int, text text NOT NULL,
          place bigint GENERATED ALWAYS AS IDENTITY, PRIMARY KEY (tenant_id, id),
          UNIQUE (tenant_id, text) DEFERRABLE INITIALLY DEFERRED);
        SELECT centrala_tenant_table('notes_of_test')\
        """);
  }

  @BeforeEach
  void prepare() {
    transactions = new PgTransactions(DATABASE.pool());
  }

  private void write(Consumer<PgTx> work) {
    transactions.doInTenant(tenant, tx -> work.accept(PgTx.of(tx)));
  }

  private List<String> written() {
    return transactions.inTenant(tenant, tx -> texts(PgTx.of(tx)));
  }

  private List<String> texts(PgTx tx) {
    return tx.rows(READ, tenant).stream().map(row -> row.getString("text")).toList();
  }

  @Test
  void heldWritesAreMadeInOrderAndSeenByTheNextReading() {
    List<String> seen = new ArrayList<>();
    write(tx -> {
      tx.later(INSERT, tenant, 1, "one");
      tx.later(INSERT, tenant, 2, "two");
      tx.later(CHANGE, tenant, 1, "one, changed");
      seen.addAll(texts(tx));
      tx.later(INSERT, tenant, 3, "three");
    });
    assertThat(seen).containsExactly("one, changed", "two");
    assertThat(written()).containsExactly("one, changed", "two", "three");
  }

  @Test
  void aHeldWriteThatBreaksARuleFailsTheCommitAndNothingStays() {
    List<String> told = new ArrayList<>();
    assertThatThrownBy(() ->
            write(tx -> {
              tx.afterCommit(() -> told.add("committed"));
              tx.update(INSERT, tenant, 1, "one");
              tx.later(INSERT, tenant, 1, "again");
              tx.later(INSERT, tenant, 2, "two");
            }))
        .isInstanceOfSatisfying(
            PgException.class, failed -> assertThat(failed.getSqlState()).isEqualTo("23505"));
    assertThat(written()).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void aHeldWriteThatBreaksARuleFailsTheNextReadingWithItsOwnFault() {
    assertThatThrownBy(() ->
            write(tx -> {
              tx.later(INSERT, tenant, 1, null);
              texts(tx);
            }))
        .isInstanceOfSatisfying(
            PgException.class, failed -> assertThat(failed.getSqlState()).isEqualTo("23502"));
    assertThat(written()).isEmpty();
  }

  /** The last word is the server's answer to the commit itself. */
  @Test
  void aCommitThatFailsIsNotTakenForDone() {
    List<String> told = new ArrayList<>();
    assertThatThrownBy(() ->
            write(tx -> {
              tx.afterCommit(() -> told.add("committed"));
              tx.update(INSERT, tenant, 1, "the same");
              tx.update(INSERT, tenant, 2, "the same");
            }))
        .isInstanceOfSatisfying(
            PgException.class, failed -> assertThat(failed.getSqlState()).isEqualTo("23505"));
    assertThat(written()).isEmpty();
    assertThat(told).isEmpty();
  }

  /** Waiting for something may throw what nobody has declared. */
  @Test
  void whateverWorkAfterTheCommitThrowsTheTransactionIsDoneAndTheRestIsTold() {
    List<String> told = new ArrayList<>();
    write(tx -> {
      tx.update(INSERT, tenant, 1, "one");
      tx.afterCommit(() -> io.vertx.core.Future.failedFuture(new IOException("gone")).await());
      tx.afterCommit(() -> told.add("told"));
    });
    assertThat(written()).containsExactly("one");
    assertThat(told).containsExactly("told");
  }

  /** The driver refuses such a value by itself: the server has seen nothing wrong. */
  @Test
  void aHeldWriteThatNeverLeftIsNotCommittedAround() {
    write(tx -> tx.later(INSERT, tenant, 1, "one"));
    assertThatThrownBy(() ->
            write(tx -> {
              tx.later(INSERT, tenant, 2, "two");
              tx.later(CHANGE, tenant, "not a number", "changed");
              tx.later(INSERT, tenant, 3, "three");
            }))
        .isInstanceOf(RuntimeException.class);
    assertThat(written()).containsExactly("one");
  }

  @Test
  void ofSeveralWritesOfOneThingTheLastIsMade() {
    write(tx -> {
      tx.later(INSERT, tenant, 1, "one");
      tx.latest("note 1", CHANGE, tenant, 1, "first");
      tx.later(INSERT, tenant, 2, "two");
      tx.latest("note 1", CHANGE, tenant, 1, "second");
    });
    assertThat(written()).containsExactly("second", "two");
  }

  @Test
  void gatheredRowsAreWrittenTogetherAfterWhatTheyFollow() {
    List<List<Integer>> together = new ArrayList<>();
    write(tx -> {
      Consumer<List<Integer>> write =
          ids -> {
            together.add(List.copyOf(ids));
            tx.sendEach(
                INSERT,
                ids.stream().map(id -> new Object[] {tenant, id, "gathered " + id}).toList());
          };
      tx.gather("notes", 2, write);
      tx.later(INSERT, tenant, 1, "one");
      tx.gather("notes", 3, write);
      texts(tx);
      tx.gather("notes", 4, write);
    });
    assertThat(together).containsExactly(List.of(2, 3), List.of(4));
    assertThat(written()).containsExactly("one", "gathered 2", "gathered 3", "gathered 4");
  }

  @Test
  void whatIsRequiredIsThrownBeforeAnythingReadLaterIsBelieved() {
    List<String> seen = new ArrayList<>();
    assertThatThrownBy(() ->
            write(tx -> {
              tx.require(
                  READ,
                  rows -> rows.size() == 1,
                  () -> new IllegalStateException("nobody wrote"),
                  tenant);
              tx.update(INSERT, tenant, 1, "one");
              seen.add("went on");
            }))
        .hasMessage("nobody wrote");
    assertThat(seen).isEmpty();
    assertThat(written()).isEmpty();
  }

  @Test
  void whatIsRequiredIsThrownAtTheCommitAtTheLatest() {
    assertThatThrownBy(() ->
            write(tx -> {
              tx.require(
                  READ,
                  rows -> rows.size() == 1,
                  () -> new IllegalStateException("nobody wrote"),
                  tenant);
              tx.later(INSERT, tenant, 1, "one");
            }))
        .hasMessage("nobody wrote");
    assertThat(written()).isEmpty();
  }

  @Test
  void anAnswerMayBeAskedForLater() {
    write(tx -> {
      tx.later(INSERT, tenant, 1, "one");
      Supplier<List<Row>> before = tx.ask(READ, tenant);
      tx.update(INSERT, tenant, 2, "two");
      assertThat(before.get()).hasSize(1);
    });
  }

  @Test
  void theTenantOfAnEarlierTransactionIsForgotten() {
    write(tx -> tx.later(INSERT, tenant, 1, "one"));
    String open = "SELECT text FROM notes_of_test";
    for (int connection = 0; connection < 20; connection++) {
      assertThat(transactions.<List<Row>>inDirectory(tx -> PgTx.of(tx).rows(open))).isEmpty();
      assertThat(
              transactions.<List<Row>>inTenant(
                  new TenantId(UUID.randomUUID()), tx -> PgTx.of(tx).rows(open)))
          .isEmpty();
    }
    assertThatThrownBy(() ->
            transactions.doInTenant(
                TenantId.next(), tx -> PgTx.of(tx).later(INSERT, tenant, 2, "theirs")))
        .isInstanceOf(PgException.class);
    assertThat(written()).containsExactly("one");
  }
}
