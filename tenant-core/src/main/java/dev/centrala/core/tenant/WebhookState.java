package dev.centrala.core.tenant;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether the provider sends what arrives at an entry point's address to us. */
public record WebhookState(State state, @Nullable String detail) {
  public static final WebhookState NONE = new WebhookState(State.NONE, null);
  public static final WebhookState REGISTERED = new WebhookState(State.REGISTERED, null);

  /** The stages of registering. */
  public enum State {
    REGISTERED,
    FAILED,
    NONE;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static WebhookState failed(String detail) {
    return new WebhookState(State.FAILED, detail);
  }
}
