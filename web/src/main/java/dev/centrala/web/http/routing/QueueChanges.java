package dev.centrala.web.http.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.routing.Queue;
import dev.centrala.web.http.tenant.SetUpOperations;

/** A queue as a merge patch would make it, without changing it. */
public final class QueueChanges {
  private final ObjectMapper json;

  public QueueChanges(ObjectMapper json) {
    this.json = json;
  }

  public Queue apply(Queue queue, JsonNode patch) {
    return SetUpOperations.patched(new QueueForm(), json, queue, patch);
  }
}
