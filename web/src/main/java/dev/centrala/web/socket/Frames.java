package dev.centrala.web.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.centrala.core.shared.RefusedException;
import org.jspecify.annotations.Nullable;

/** JSON objects with a {@code type}, one a frame. */
public final class Frames {
  private final ObjectMapper json;

  public Frames(ObjectMapper json) {
    this.json = json;
  }

  /** A frame of this type with the body's fields beside it. */
  String write(String type, @Nullable Object body) {
    ObjectNode frame = json.createObjectNode().put("type", type);
    if (body != null) {
      frame.setAll((ObjectNode) json.valueToTree(body));
    }
    try {
      return json.writeValueAsString(frame);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException(bug);
    }
  }

  /** A written frame with its number; numbers are not known when it is written. */
  static String numbered(String frame, long seq) {
    return "{\"seq\":" + seq + "," + frame.substring(1);
  }

  /** Refuses as invalid what is not one JSON object with a type. */
  ObjectNode read(String text) {
    JsonNode node;
    try {
      node = json.readTree(text);
    } catch (JsonProcessingException notJson) {
      throw RefusedException.conflict("notJson", "A frame is one JSON object.");
    }
    if (node instanceof ObjectNode frame && frame.path("type").isTextual()) {
      return frame;
    }
    throw RefusedException.invalid("/type", "A frame is one JSON object with a type.");
  }

  /** The fields of a frame as a record; the type and the id of the command are read elsewhere. */
  <T> T as(ObjectNode frame, Class<T> command) {
    ObjectNode fields = frame.deepCopy();
    fields.remove("type");
    fields.remove("commandId");
    try {
      return json.treeToValue(fields, command);
    } catch (UnrecognizedPropertyException unknown) {
      throw RefusedException.invalid("/" + unknown.getPropertyName(), "unknown field");
    } catch (JsonProcessingException malformed) {
      throw RefusedException.invalid("", malformed.getOriginalMessage());
    }
  }
}
