package dev.centrala.core.access;

import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import java.util.List;
import java.util.Set;

/** Who may give which role: an owner's role is given, changed and taken by owners only. */
final class RolePolicy {
  private RolePolicy() {}

  static void checkNewRoles(Caller caller, Set<Role> roles) {
    if (roles.isEmpty()) {
      throw RefusedException.invalid("/roles", "must name at least one role");
    }
    if (roles.contains(Role.OWNER)) {
      requireOwner(caller);
    }
  }

  static void checkMayChange(Caller caller, User target) {
    if (target.roles().contains(Role.OWNER)) {
      requireOwner(caller);
    }
  }

  private static void requireOwner(Caller caller) {
    if (!caller.may(Permission.MANAGE_OWNERS)) {
      throw new RefusedException(
          new Refusal.Forbidden("Only an owner may give, change or take the owner's role."));
    }
  }

  static List<String> names(Set<Role> roles) {
    return roles.stream().sorted().map(Role::wireName).toList();
  }
}
