package dev.centrala.core.interaction;

import dev.centrala.core.shared.WrapUpCodeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an agent finishes after the contact; {@code endsAt} is absent when only the agent ends it.
 */
public record WrapUp(
    String mode, Instant startedAt, @Nullable Instant endsAt, @Nullable WrapUpCodeId code) {
  public WrapUp withCode(@Nullable WrapUpCodeId chosen) {
    return new WrapUp(mode, startedAt, endsAt, chosen);
  }
}
