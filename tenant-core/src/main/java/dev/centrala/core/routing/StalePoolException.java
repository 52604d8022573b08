package dev.centrala.core.routing;

/** A pool decided that the database no longer believes: a newer one has been built. */
public final class StalePoolException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long incarnation;

  public StalePoolException(long incarnation) {
    super("pool incarnation " + incarnation + " is not the newest", null, false, false);
    this.incarnation = incarnation;
  }

  /** Of the pool that decided. */
  public long incarnation() {
    return incarnation;
  }
}
