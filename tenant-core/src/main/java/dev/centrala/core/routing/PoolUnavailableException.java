package dev.centrala.core.routing;

import dev.centrala.core.shared.Outage;
import org.jspecify.annotations.Nullable;

/** No answer came from a pool, and whether the command took effect is not known. */
public final class PoolUnavailableException extends RuntimeException implements Outage {
  private static final long serialVersionUID = 1;

  public PoolUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
