package dev.centrala.core.access;

import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person in one tenant. {@code agent} is present for those who take work. */
public record User(
    UserId id,
    long version,
    MailAddress email,
    String name,
    Set<Role> roles,
    UserStatus status,
    @Nullable AgentSettings agent,
    Instant createdAt) {
  public User {
    roles = Set.copyOf(roles);
  }

  public boolean isActive() {
    return status == UserStatus.ACTIVE;
  }

  public boolean isActiveOwner() {
    return isActive() && roles.contains(Role.OWNER);
  }

  User withStatus(UserStatus other) {
    return new User(id, version, email, name, roles, other, agent, createdAt);
  }

  /** Refuses as a conflict for whoever takes no work. */
  User withDevice(AgentDevice device) {
    if (agent == null) {
      throw RefusedException.conflict("notAnAgent", "This user does not take work.");
    }
    return new User(id, version, email, name, roles, status, agent.with(device), createdAt);
  }

  User withName(String other) {
    return new User(id, version, email, other, roles, status, agent, createdAt);
  }
}
