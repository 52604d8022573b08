package dev.centrala.core.access;

import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  /** What the user does about work; whoever takes none is refused as a conflict. */
  public AgentSettings takingWork() {
    if (agent == null) {
      throw RefusedException.conflict("notAnAgent", "This user does not take work.");
    }
    return agent;
  }

  User withDevice(AgentDevice device) {
    return withAgent(takingWork().with(device));
  }

  User withSkills(List<HeldSkill> skills) {
    return withAgent(takingWork().withSkills(skills));
  }

  /** What of this user is not as in {@code other}, by the names that the contract has for it. */
  List<String> fieldsUnlike(User other) {
    List<String> fields = new ArrayList<>();
    addUnless(name.equals(other.name), fields, "name");
    addUnless(roles.equals(other.roles), fields, "roles");
    addUnless(status == other.status, fields, "status");
    AgentSettings mine = agent;
    AgentSettings theirs = other.agent;
    if (mine == null || theirs == null) {
      addUnless(mine == theirs, fields, "agent");
    } else {
      addUnless(Set.copyOf(mine.skills()).equals(Set.copyOf(theirs.skills())), fields, "skills");
      addUnless(mine.capacity().equals(theirs.capacity()), fields, "capacity");
      addUnless(mine.limits().equals(theirs.limits()), fields, "limits");
      addUnless(mine.device().equals(theirs.device()), fields, "device");
    }
    return fields;
  }

  private static void addUnless(boolean same, List<String> fields, String field) {
    if (!same) {
      fields.add(field);
    }
  }

  private User withAgent(AgentSettings other) {
    return new User(id, version, email, name, roles, status, other, createdAt);
  }

  User withName(String other) {
    return new User(id, version, email, other, roles, status, agent, createdAt);
  }
}
