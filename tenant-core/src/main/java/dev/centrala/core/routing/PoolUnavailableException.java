package dev.centrala.core.routing;

/** No answer came from a pool, and whether the command took effect is not known. */
public final class PoolUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public PoolUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
