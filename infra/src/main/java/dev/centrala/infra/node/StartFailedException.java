package dev.centrala.infra.node;

/**
 * The node cannot start for a reason that an operator can mend; the message is one line for them.
 */
public final class StartFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  public StartFailedException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** As in sysexits.h: 69 unavailable, 73 cannot create, 78 configuration. */
  public int exitCode() {
    return exitCode;
  }
}
