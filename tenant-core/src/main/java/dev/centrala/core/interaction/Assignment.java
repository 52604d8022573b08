package dev.centrala.core.interaction;

import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who has the work, or is asked to take it; {@code cost} is the capacity that is taken for it in
 * the database now.
 */
public record Assignment(
    UserId agent,
    @Nullable OfferId offer,
    @Nullable Instant offerExpiresAt,
    @Nullable Instant assignedAt,
    int cost) {
  Assignment costing(int newCost) {
    return new Assignment(agent, offer, offerExpiresAt, assignedAt, newCost);
  }
}
