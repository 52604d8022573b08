package dev.centrala.web.http.access;

import dev.centrala.core.access.Role;
import dev.centrala.core.shared.RefusedException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Roles by their names. */
final class RolesJson {
  private RolesJson() {}

  static List<String> of(Set<Role> roles) {
    return roles.stream().sorted().map(Role::wireName).toList();
  }

  static Set<Role> toRoles(List<String> names) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : names) {
      roles.add(
          Role.fromWireName(name)
              .orElseThrow(() -> RefusedException.invalid("/roles", "there is no role " + name)));
    }
    return roles;
  }
}
