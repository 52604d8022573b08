package dev.centrala.web.http.access;

import dev.centrala.core.access.User;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user as sent. */
record UserJson(
    String id,
    long version,
    String email,
    String name,
    List<String> roles,
    String status,
    @Nullable AgentJson agent,
    Instant createdAt) {
  static UserJson of(User user) {
    return new UserJson(
        user.id().toString(),
        user.version(),
        user.email().value(),
        user.name(),
        RolesJson.of(user.roles()),
        user.status().wireName(),
        AgentJson.of(user.agent()),
        user.createdAt());
  }
}
