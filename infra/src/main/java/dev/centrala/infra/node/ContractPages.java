package dev.centrala.infra.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.web.contract.ContractDocument;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.util.Map;

/**
 * The contract as programs read it: OpenAPI for HTTP, AsyncAPI for the sockets, JSON Schema for
 * flows.
 */
final class ContractPages {
  private final Buffer openApi;
  private final Buffer asyncApi;
  private final Buffer flowSchema;

  ContractPages(Map<String, Object> openApi, ObjectMapper json) {
    this.openApi = write(json, openApi);
    this.asyncApi = write(json, ContractDocument.sockets());
    this.flowSchema = write(json, ContractDocument.flowSchema());
  }

  void mount(Router router) {
    serve(router, "/api/v1/openapi.json", openApi);
    serve(router, "/api/v1/asyncapi.json", asyncApi);
    serve(router, "/api/v1/flow.schema.json", flowSchema);
  }

  private static void serve(Router router, String path, Buffer document) {
    router
        .get(path)
        .handler(context ->
            context
                .response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Access-Control-Allow-Origin", "*")
                .end(document));
  }

  private static Buffer write(ObjectMapper json, Map<String, Object> document) {
    try {
      return Buffer.buffer(json.writeValueAsBytes(document));
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException(bug);
    }
  }
}
