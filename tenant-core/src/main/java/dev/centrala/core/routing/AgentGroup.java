package dev.centrala.core.routing;

import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.SetUpItem;
import java.util.List;

/** A named set of agents, such as a site or a team, that requirements may ask for. */
public record AgentGroup(AgentGroupId id, long version, String name, List<UserId> members)
    implements SetUpItem<AgentGroupId> {
  public AgentGroup {
    members = List.copyOf(members);
  }
}
