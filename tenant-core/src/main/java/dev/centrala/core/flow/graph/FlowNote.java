package dev.centrala.core.flow.graph;

import java.util.Map;

/** Something that belongs on the contact's timeline, such as {@code flow.answered}. */
public record FlowNote(String type, Map<String, Object> data) {
  public FlowNote {
    data = Map.copyOf(data);
  }
}
