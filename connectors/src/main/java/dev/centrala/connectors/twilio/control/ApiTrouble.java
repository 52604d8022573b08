package dev.centrala.connectors.twilio.control;

import org.jspecify.annotations.Nullable;

/** The API gave no verdict on a request. */
public sealed class ApiTrouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private ApiTrouble(String detail, @Nullable Throwable cause) {
    super(detail, cause);
  }

  /** The request never left: doing it again is safe. */
  public static final class NotReached extends ApiTrouble {
    private static final long serialVersionUID = 1L;

    NotReached(String detail, @Nullable Throwable cause) {
      super(detail, cause);
    }
  }

  /**
   * The API asked for patience before it did anything (429): doing it again is safe, after a while.
   */
  public static final class Throttled extends ApiTrouble {
    private static final long serialVersionUID = 1L;
    private final long afterMillis;

    Throttled(long afterMillis) {
      super("the provider asks for patience (429)", null);
      this.afterMillis = afterMillis;
    }

    public long afterMillis() {
      return afterMillis;
    }
  }

  /** The request left and no usable answer came: it may or may not have been carried out. */
  public static final class NoVerdict extends ApiTrouble {
    private static final long serialVersionUID = 1L;

    NoVerdict(String detail, @Nullable Throwable cause) {
      super(detail, cause);
    }
  }
}
