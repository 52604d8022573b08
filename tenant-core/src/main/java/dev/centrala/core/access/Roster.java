package dev.centrala.core.access;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes users: checks that their skills exist and tells the listener in the same transaction. */
public final class Roster {
  private final UserStore users;
  private final KnownSkills skills;
  private final UserListener listener;

  public Roster(UserStore users, KnownSkills skills, UserListener listener) {
    this.users = users;
    this.skills = skills;
    this.listener = listener;
  }

  User get(Tx tx, UserId id) {
    return users.get(tx, id);
  }

  boolean lockAddress(Tx tx, MailAddress address) {
    return users.lockAddress(tx, address);
  }

  void add(Tx tx, User user, @Nullable String passwordHash) {
    checkSkills(tx, user);
    users.insert(tx, user, passwordHash);
    listener.changed(tx, user);
  }

  User change(Tx tx, User user, long expectedVersion) {
    checkSkills(tx, user);
    User changed = users.update(tx, user, expectedVersion);
    listener.changed(tx, changed);
    return changed;
  }

  private void checkSkills(Tx tx, User user) {
    AgentSettings agent = user.agent();
    if (agent == null || agent.skills().isEmpty()) {
      return;
    }
    Set<SkillId> named = new HashSet<>();
    agent.skills().forEach(held -> named.add(held.skill()));
    Set<SkillId> unknown = skills.unknownAmong(tx, named);
    List<HeldSkill> held = agent.skills();
    for (int i = 0; i < held.size(); i++) {
      if (unknown.contains(held.get(i).skill())) {
        throw RefusedException.invalid("/agent/skills/" + i + "/skillId", "there is no such skill");
      }
    }
  }
}
