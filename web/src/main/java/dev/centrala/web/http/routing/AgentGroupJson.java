package dev.centrala.web.http.routing;

import dev.centrala.core.routing.AgentGroup;
import dev.centrala.core.routing.AsksForm;
import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.FieldError;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import dev.centrala.web.http.tenant.SetUpOperations;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An agent group at the edge. */
public record AgentGroupJson(
    @Nullable String id,
    @Nullable Long version,
    @Nullable String name,
    @Nullable List<String> members) {
  static final SetUpOperations.Form<AgentGroupId, AgentGroup, AgentGroupJson> FORM =
      new SetUpOperations.Form<>() {
        @Override
        public Class<AgentGroupJson> type() {
          return AgentGroupJson.class;
        }

        @Override
        public AgentGroupJson toJson(AgentGroup group) {
          return new AgentGroupJson(
              group.id().toString(),
              group.version(),
              group.name(),
              group.members().stream().map(UserId::toString).toList());
        }

        @Override
        public AgentGroup fromJson(
            AgentGroupJson json, AgentGroupId id, long version, @Nullable AgentGroup current) {
          List<FieldError> errors = new ArrayList<>();
          List<UserId> members =
              QueueForm.members(
                  new AsksForm(errors), json.members() == null ? List.of() : json.members());
          if (!errors.isEmpty()) {
            throw new RefusedException(new Refusal.Invalid("Some members do not exist.", errors));
          }
          return new AgentGroup(
              id, version, json.name() == null ? "" : json.name().strip(), members);
        }
      };
}
