package dev.centrala.infra.node;

import com.hazelcast.core.HazelcastException;
import java.net.BindException;
import java.sql.SQLException;

/**
 * Turns what an operator can mend into one line with an exit code; everything else stays a bug with
 * its trace.
 */
final class StartFailure {
  static final int UNAVAILABLE = 69;

  private StartFailure() {}

  static RuntimeException of(Throwable failed) {
    if (failed instanceof StartFailedException known) {
      return known;
    }
    BindException taken = find(failed, BindException.class);
    if (taken != null) {
      return new StartFailedException(UNAVAILABLE, "A port is taken: " + taken.getMessage());
    }
    HazelcastException cluster = find(failed, HazelcastException.class);
    if (cluster != null) {
      return new StartFailedException(
          UNAVAILABLE, "Hazelcast does not start: " + cluster.getMessage());
    }
    SQLException database = find(failed, SQLException.class);
    if (database != null) {
      return new StartFailedException(
          UNAVAILABLE, "The database does not let us in: " + database.getMessage());
    }
    return failed instanceof RuntimeException bug ? bug : new IllegalStateException(failed);
  }

  private static <T extends Throwable> @org.jspecify.annotations.Nullable T find(
      Throwable failed, Class<T> type) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }
}
