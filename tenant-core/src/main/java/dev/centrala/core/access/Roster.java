package dev.centrala.core.access;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
    checkSkills(tx, user, "/agent/skills");
    users.insert(tx, user, passwordHash);
    listener.changed(tx, user);
  }

  User change(Tx tx, User user, long expectedVersion) {
    return change(tx, user, expectedVersion, "/agent/skills");
  }

  /** A skill that does not exist is refused at its place below {@code pointer}. */
  User change(Tx tx, User user, long expectedVersion, String pointer) {
    checkSkills(tx, user, pointer);
    User changed = users.update(tx, user, expectedVersion);
    listener.changed(tx, changed);
    return changed;
  }

  /** The user's skills with their names, in order of name, as an audit line keeps them. */
  List<Map<String, Object>> skillsOf(Tx tx, User user) {
    Map<SkillId, String> names = skills.names(tx, named(user));
    List<Map<String, Object>> held = new ArrayList<>();
    for (HeldSkill each : held(user)) {
      held.add(
          Map.of(
              "skillId",
              each.skill().toString(),
              "name",
              names.getOrDefault(each.skill(), ""),
              "proficiency",
              each.proficiency()));
    }
    held.sort(Comparator.comparing(each -> String.valueOf(each.get("name"))));
    return held;
  }

  private void checkSkills(Tx tx, User user, String pointer) {
    List<HeldSkill> held = held(user);
    if (held.isEmpty()) {
      return;
    }
    Set<SkillId> known = skills.names(tx, named(user)).keySet();
    for (int i = 0; i < held.size(); i++) {
      if (!known.contains(held.get(i).skill())) {
        throw RefusedException.invalid(pointer + "/" + i + "/skillId", "there is no such skill");
      }
    }
  }

  private static Set<SkillId> named(User user) {
    return held(user).stream().map(HeldSkill::skill).collect(Collectors.toSet());
  }

  private static List<HeldSkill> held(User user) {
    AgentSettings agent = user.agent();
    return agent == null ? List.of() : agent.skills();
  }
}
