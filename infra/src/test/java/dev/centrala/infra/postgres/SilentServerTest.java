package dev.centrala.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server whose machine is gone says nothing, not even that it is gone. */
class SilentServerTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final int CONNECTIONS = 2;
  private static final Duration SILENCE = Duration.ofSeconds(5);

  @Test
  void whoWaitsForItIsRefusedAndTheNextMeetTheOneThatTookItsPlace() throws Exception {
    Vertx vertx = Vertx.vertx();
    try (Line line = new Line(DATABASE.applicationUrl())) {
      Pool pool = Database.connect(vertx, line.url(), CONNECTIONS, SILENCE);
      Transactions transactions = new PgTransactions(pool);
      TenantId tenant = TestDatabase.anyTenant();
      Supplier<Object> look =
          () -> transactions.inTenant(tenant, tx -> PgTx.of(tx).rows("SELECT 1 AS one").size());
      assertThat(soon(look).get(1, TimeUnit.MINUTES)).isEqualTo(1);
      for (int connection = 0; connection < CONNECTIONS; connection++) {
        CompletableFuture<Object> caught =
            soon(() ->
                transactions.inTenant(
                    tenant,
                    tx -> {
                      PgTx.of(tx).rows("SELECT 1 AS one");
                      line.fallSilent();
                      return PgTx.of(tx).rows("SELECT 1 AS one");
                    }));
        assertThatThrownBy(() -> caught.get(1, TimeUnit.MINUTES))
            .isInstanceOf(ExecutionException.class)
            .cause()
            .isInstanceOfSatisfying(
                RefusedException.class,
                refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.Unavailable.class));
      }
      assertThat(soon(look).get(1, TimeUnit.MINUTES)).isEqualTo(1);
      pool.close().await();
    } finally {
      vertx.close().await();
    }
  }

  private static CompletableFuture<Object> soon(Supplier<Object> work) {
    return CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
  }

  /** Between the application and the server; what passes on a silent connection is lost. */
  private static final class Line implements AutoCloseable {
    private final DatabaseUrl server;
    private final ServerSocket door;
    private volatile int generation;

    Line(DatabaseUrl server) throws IOException {
      this.server = server;
      this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread.startVirtualThread(this::accept);
    }

    DatabaseUrl url() {
      return new DatabaseUrl(
          "127.0.0.1", door.getLocalPort(), server.database(), server.user(), server.password());
    }

    /** All connections that are there now say nothing any more; new ones do. */
    void fallSilent() {
      generation++;
    }

    private void accept() {
      try {
        while (true) {
          Socket here = door.accept();
          Socket there = new Socket(server.host(), server.port());
          int born = generation;
          Thread.startVirtualThread(() -> pass(here, there, born));
          Thread.startVirtualThread(() -> pass(there, here, born));
        }
      } catch (IOException closed) {
        // The test is over.
      }
    }

    private void pass(Socket from, Socket to, int born) {
      byte[] some = new byte[16_384];
      try {
        for (int read; (read = from.getInputStream().read(some)) >= 0; ) {
          if (born == generation) {
            to.getOutputStream().write(some, 0, read);
          }
        }
        if (born == generation) {
          to.close();
        }
      } catch (IOException closed) {
        // One side has gone.
      }
    }

    @Override
    public void close() {
      try {
        door.close();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
