package dev.centrala.web.http;

import dev.centrala.core.shared.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list as it is sent. */
public record Items<T>(List<T> items, @Nullable String nextCursor) {
  public static <T> Items<T> of(Page<T> page) {
    return new Items<>(page.items(), page.nextCursor());
  }

  public static <T> Items<T> all(List<T> items) {
    return new Items<>(items, null);
  }
}
