package dev.centrala.core.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an administrator wants changed of a user; absent parts stay. */
public record UserChange(
    @Nullable String name,
    @Nullable Set<Role> roles,
    @Nullable AgentChange agent,
    @Nullable UserStatus status) {

  /**
   * The new agent settings; null makes the user one who takes no work. With {@code keepsDevice} the
   * device stays what it was.
   */
  public record AgentChange(@Nullable AgentSettings settings, boolean keepsDevice) {
    @Nullable AgentSettings appliedTo(@Nullable AgentSettings old) {
      return settings == null || old == null || !keepsDevice
          ? settings
          : settings.with(old.device());
    }
  }

  User appliedTo(User old) {
    return new User(
        old.id(),
        old.version(),
        old.email(),
        name == null ? old.name() : PersonName.of(name),
        roles == null ? old.roles() : roles,
        status == null ? old.status() : status,
        agent == null ? old.agent() : agent.appliedTo(old.agent()),
        old.createdAt());
  }
}
