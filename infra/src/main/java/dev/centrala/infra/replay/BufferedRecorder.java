package dev.centrala.infra.replay;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolReply;
import dev.centrala.core.routing.replay.CommandRecorder;
import dev.centrala.core.routing.replay.PoolRecordingStore;
import dev.centrala.core.routing.replay.RecordedCommand;
import dev.centrala.core.shared.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps recorded commands for a moment and writes them in batches: routing never waits for its own
 * recording. What a dying node had not written yet is missing from the recording, which says so.
 */
public final class BufferedRecorder implements CommandRecorder {
  private static final Logger LOG = LoggerFactory.getLogger(BufferedRecorder.class);
  private static final int KEPT = 50_000;
  private static final int BATCH = 500;

  private final Transactions transactions;
  private final PoolRecordingStore store;
  private final Map<TenantId, LinkedBlockingQueue<RecordedCommand>> buffers =
      new ConcurrentHashMap<>();

  public BufferedRecorder(Transactions transactions, PoolRecordingStore store) {
    this.transactions = transactions;
    this.store = store;
  }

  @Override
  public void keep(TenantId tenant, PoolCommand command, PoolReply reply) {
    boolean kept =
        buffers
            .computeIfAbsent(tenant, unused -> new LinkedBlockingQueue<>(KEPT))
            .offer(RecordedCommand.of(command, reply));
    if (!kept) {
      LOG.warn("the recording of {} loses command {}", tenant, reply.number());
    }
  }

  /** Writes what has come together; a batch that cannot be written is kept for the next time. */
  public void flush() {
    buffers.forEach(this::flush);
  }

  private void flush(TenantId tenant, LinkedBlockingQueue<RecordedCommand> buffer) {
    List<RecordedCommand> batch = new ArrayList<>();
    while (buffer.drainTo(batch, BATCH) > 0) {
      try {
        transactions.doInTenant(tenant, tx -> store.append(tx, batch));
        batch.clear();
      } catch (RuntimeException unwritten) {
        buffer.addAll(batch);
        throw unwritten;
      }
    }
  }
}
