package dev.centrala.web.wire;

import dev.centrala.core.routing.pool.PoolAnswer;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Where somebody stands in the queue: 1 is next. The estimate is null while nothing is known. */
public record PlaceBody(int position, @Nullable Long estimatedWaitSeconds) {

  /** Null for who does not wait. */
  public static @Nullable PlaceBody of(PoolAnswer.Place place) {
    return of(place.position(), place.estimatedWaitSeconds());
  }

  /** Null in a queue too long to count. */
  public static @Nullable PlaceBody of(PoolAnswer.WaitingContact waiting) {
    return of(waiting.position(), waiting.estimatedWaitSeconds());
  }

  private static @Nullable PlaceBody of(int position, OptionalLong estimate) {
    return position == 0
        ? null
        : new PlaceBody(position, estimate.isPresent() ? estimate.getAsLong() : null);
  }
}
