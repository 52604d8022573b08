package dev.centrala.core.access;

import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.KeyId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.SessionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, proved: a user with a session, or an API key. Exactly one of {@code user} and {@code
 * key} is present.
 */
public record Caller(
    TenantId tenant,
    @Nullable UserId user,
    @Nullable SessionId session,
    @Nullable KeyId key,
    Set<Role> roles) {
  public boolean may(Permission permission) {
    return roles.stream().anyMatch(role -> role.permissions().contains(permission));
  }

  /** Refuses as forbidden unless one of the caller's roles allows it. */
  public void require(Permission permission) {
    if (!may(permission)) {
      throw new RefusedException(new Refusal.Forbidden("Your role does not allow this."));
    }
  }

  /** The user; a key is refused where only a person can act. */
  public UserId person() {
    if (user == null) {
      throw new RefusedException(new Refusal.Forbidden("Only a signed-in user can do this."));
    }
    return user;
  }

  public Actor actor() {
    if (user != null) {
      return Actor.user(user);
    }
    return key == null ? Actor.SYSTEM : Actor.key(key);
  }
}
