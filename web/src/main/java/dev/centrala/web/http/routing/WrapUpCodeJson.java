package dev.centrala.web.http.routing;

import dev.centrala.core.routing.WrapUpCode;
import dev.centrala.core.shared.WrapUpCodeId;
import dev.centrala.web.http.tenant.SetUpOperations;
import org.jspecify.annotations.Nullable;

/** A wrap-up code at the edge; active unless it says otherwise. */
public record WrapUpCodeJson(
    @Nullable String id, @Nullable Long version, @Nullable String name, @Nullable Boolean active) {
  static final SetUpOperations.Form<WrapUpCodeId, WrapUpCode, WrapUpCodeJson> FORM =
      new SetUpOperations.Form<>() {
        @Override
        public Class<WrapUpCodeJson> type() {
          return WrapUpCodeJson.class;
        }

        @Override
        public WrapUpCodeJson toJson(WrapUpCode code) {
          return new WrapUpCodeJson(
              code.id().toString(), code.version(), code.name(), code.active());
        }

        @Override
        public WrapUpCode fromJson(
            WrapUpCodeJson json, WrapUpCodeId id, long version, @Nullable WrapUpCode current) {
          return new WrapUpCode(
              id,
              version,
              json.name() == null ? "" : json.name().strip(),
              json.active() == null || json.active());
        }
      };
}
