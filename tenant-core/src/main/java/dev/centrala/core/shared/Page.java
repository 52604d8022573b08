package dev.centrala.core.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list; {@code nextCursor} is opaque and absent on the last page. */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
  public <R> Page<R> map(Function<? super T, ? extends R> each) {
    return new Page<R>(items.stream().<R>map(each).toList(), nextCursor);
  }
}
