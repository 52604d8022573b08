package dev.centrala.web.http.messaging;

import dev.centrala.core.messaging.CannedResponse;
import dev.centrala.core.shared.CannedResponseId;
import dev.centrala.web.http.tenant.SetUpOperations;
import org.jspecify.annotations.Nullable;

/** A canned reply at the edge. */
public record CannedResponseJson(
    @Nullable String id, @Nullable Long version, @Nullable String shortcut, @Nullable String text) {
  static final SetUpOperations.Form<CannedResponseId, CannedResponse, CannedResponseJson> FORM =
      new SetUpOperations.Form<>() {
        @Override
        public Class<CannedResponseJson> type() {
          return CannedResponseJson.class;
        }

        @Override
        public CannedResponseJson toJson(CannedResponse response) {
          return new CannedResponseJson(
              response.id().toString(), response.version(), response.shortcut(), response.text());
        }

        @Override
        public CannedResponse fromJson(
            CannedResponseJson json,
            CannedResponseId id,
            long version,
            @Nullable CannedResponse current) {
          return new CannedResponse(
              id,
              version,
              json.shortcut() == null ? "" : json.shortcut().strip(),
              json.text() == null ? "" : json.text());
        }
      };
}
