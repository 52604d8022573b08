package dev.centrala.infra.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON columns: written with {@code $n::text::jsonb}, read with {@code column::text}. */
public final class JsonColumn {
  private final ObjectMapper json;

  public JsonColumn(ObjectMapper json) {
    this.json = json;
  }

  public String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException(bug);
    }
  }

  public <T> T read(String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException notWhatWasWritten) {
      throw new IllegalStateException(notWhatWasWritten);
    }
  }
}
