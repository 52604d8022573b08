package dev.centrala.core.interaction;

import dev.centrala.core.shared.WrapUpCodeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an agent finishes after the contact; {@code endsAt} is absent when only the agent ends it.
 * While the contact goes on, that the agent wants one.
 */
public record WrapUp(
    String mode, Instant startedAt, @Nullable Instant endsAt, @Nullable WrapUpCodeId code) {
  public WrapUp withCode(@Nullable WrapUpCodeId chosen) {
    return new WrapUp(mode, startedAt, endsAt, chosen);
  }

  public WrapUp until(Instant later) {
    return new WrapUp(mode, startedAt, later, code);
  }
}
