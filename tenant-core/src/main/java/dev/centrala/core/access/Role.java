package dev.centrala.core.access;

import static dev.centrala.core.access.Permission.*;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a user is in a tenant; each role is a set of permissions. */
public enum Role {
  OWNER(EnumSet.allOf(Permission.class)),
  ADMIN(EnumSet.complementOf(EnumSet.of(MANAGE_BILLING, MANAGE_OWNERS))),
  SUPERVISOR(
      EnumSet.of(
          READ_SETUP, HANDLE_WORK, SEE_ALL_WORK, SUPERVISE, EDIT_CUSTOMERS, MERGE_CUSTOMERS)),
  AGENT(EnumSet.of(READ_SETUP, HANDLE_WORK, EDIT_CUSTOMERS));

  private final Set<Permission> permissions;

  Role(Set<Permission> permissions) {
    this.permissions = Set.copyOf(permissions);
  }

  public Set<Permission> permissions() {
    return permissions;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> fromWireName(String name) {
    for (Role role : values()) {
      if (role.wireName().equals(name)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
