package dev.centrala.infra.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads columns as the core's types; JSON columns are selected as text. */
public final class Rows {
  private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

  private Rows() {}

  public static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  public static @Nullable Instant instantOrNull(Row row, String column) {
    OffsetDateTime value = row.getOffsetDateTime(column);
    return value == null ? null : value.toInstant();
  }

  public static <T> @Nullable T idOrNull(Row row, String column, Function<UUID, T> type) {
    UUID value = row.getUUID(column);
    return value == null ? null : type.apply(value);
  }

  public static <T> T json(Row row, String column, TypeReference<T> type) {
    try {
      return JSON.readValue(row.getString(column), type);
    } catch (JsonProcessingException corrupt) {
      throw new IllegalStateException("column " + column + " is not what was written", corrupt);
    }
  }

  public static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException(bug);
    }
  }
}
