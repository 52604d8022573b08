package dev.centrala.infra.postgres;

import dev.centrala.core.shared.Id;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.RefusedException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pages in the order of time-ordered ids; the cursor is the last id of a page, written so that
 * nobody relies on it.
 */
public final class IdCursor {
  private IdCursor() {}

  /** The id after which the page begins, absent for the first page. */
  public static @Nullable UUID after(PageRequest page) {
    String cursor = page.cursor();
    if (cursor == null) {
      return null;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      if (bytes.remaining() == 2 * Long.BYTES) {
        return new UUID(bytes.getLong(), bytes.getLong());
      }
    } catch (IllegalArgumentException notBase64) {
      throw refused();
    }
    throw refused();
  }

  /** The page out of {@code limit + 1} rows that were asked for. */
  public static <T> Page<T> page(List<T> rows, PageRequest page, Function<T, Id> id) {
    if (rows.size() <= page.limit()) {
      return new Page<>(List.copyOf(rows), null);
    }
    List<T> items = List.copyOf(rows.subList(0, page.limit()));
    return new Page<>(items, encode(id.apply(items.getLast()).value()));
  }

  private static String encode(UUID id) {
    byte[] bytes =
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static RefusedException refused() {
    return RefusedException.invalid("/cursor", "is not a cursor of this list");
  }
}
