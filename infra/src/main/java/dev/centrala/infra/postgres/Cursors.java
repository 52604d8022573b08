package dev.centrala.infra.postgres;

import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Opaque cursors: the key of the last item of a page. Stores read one item more than asked for, to
 * know whether more follow.
 */
public final class Cursors {
  private Cursors() {}

  public static <T> Page<T> page(List<T> oneMore, PageRequest request, Function<T, Object> key) {
    if (oneMore.size() <= request.limit()) {
      return new Page<>(oneMore, null);
    }
    List<T> items = oneMore.subList(0, request.limit());
    return new Page<>(List.copyOf(items), encode(key.apply(items.getLast()).toString()));
  }

  /** The id after which the page starts; absent for the first page. */
  public static @Nullable UUID id(PageRequest request) {
    if (request.cursor() == null) {
      return null;
    }
    try {
      return UUID.fromString(decode(request.cursor()));
    } catch (IllegalArgumentException foreign) {
      throw notOurs();
    }
  }

  /** The number after which the page starts; {@code first} for the first page. */
  public static long number(PageRequest request, long first) {
    if (request.cursor() == null) {
      return first;
    }
    try {
      return Long.parseLong(decode(request.cursor()));
    } catch (IllegalArgumentException foreign) {
      throw notOurs();
    }
  }

  private static String encode(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String cursor) {
    return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
  }

  private static RefusedException notOurs() {
    return RefusedException.invalid("/cursor", "is not a cursor of this list");
  }
}
