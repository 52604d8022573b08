package dev.centrala.core.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person to invite. Without {@code agent}, those whose role is agent get the standard one. */
public record NewUser(String email, String name, Set<Role> roles, @Nullable AgentSettings agent) {
  @Nullable AgentSettings agentOrStandard() {
    return agent == null && roles.contains(Role.AGENT) ? AgentSettings.STANDARD : agent;
  }
}
