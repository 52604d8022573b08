package dev.centrala.web.http.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.messaging.CannedResponse;
import dev.centrala.core.shared.CannedResponseId;
import dev.centrala.core.tenant.SetUpService;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Routes;
import dev.centrala.web.http.tenant.SetUpOperations;

/** Canned replies. */
public final class CannedResponseRoutes implements Routes {
  private final SetUpOperations<CannedResponseId, CannedResponse, CannedResponseJson> responses;

  public CannedResponseRoutes(
      SetUpService<CannedResponseId, CannedResponse> responses, ObjectMapper json) {
    this.responses =
        new SetUpOperations<>(responses, CannedResponseId::parse, CannedResponseJson.FORM, json);
  }

  @Override
  public void bind(Operations operations) {
    responses.bind(operations, "CannedResponse", "CannedResponses", CannedResponseId::next);
  }
}
