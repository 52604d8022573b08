package dev.centrala.core.routing.replay;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.pool.PoolImage;
import dev.centrala.core.shared.PoolRecordingId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Recordings of one tenant's pool. */
public interface PoolRecordingStore {
  void insert(Tx tx, PoolRecording recording, PoolImage image);

  /** Newest first, at most 100. */
  List<PoolRecording> list(Tx tx);

  Optional<PoolRecording> find(Tx tx, PoolRecordingId id);

  Optional<PoolImage> image(Tx tx, PoolRecordingId id);

  /** False when there is none. */
  boolean end(Tx tx, PoolRecordingId id, Instant at);

  /** False when there is none. Its commands go too, unless another recording needs them. */
  boolean delete(Tx tx, PoolRecordingId id);

  /** A command that is already there stays as it is. */
  void append(Tx tx, Collection<RecordedCommand> commands);

  /** The commands of the incarnation after the number, in order. */
  List<RecordedCommand> after(Tx tx, long incarnation, long number, Instant until, int limit);
}
