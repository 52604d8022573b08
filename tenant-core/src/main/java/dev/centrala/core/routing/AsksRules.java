package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.FieldError;
import dev.centrala.core.shared.SkillId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What requirements must be, wherever they stand: in a queue, or in a step of a flow. */
public final class AsksRules {
  private static final int MOST_REQUIREMENTS = 20;
  private static final int MOST_ALTERNATIVES = 20;
  private static final int MOST_RELAXATIONS = 10;
  private static final int DAY_SECONDS = 86_400;

  private final QueueReferences references;

  public AsksRules(QueueReferences references) {
    this.references = references;
  }

  /** What is wrong, each with its pointer below {@code root}. */
  public List<FieldError> faults(Tx tx, String root, Asks asks) {
    Set<SkillId> skills = references.existingSkills(tx, asks.skills());
    Set<AgentGroupId> groups = references.existingGroups(tx, asks.groups());
    Check check = new Check(skills, groups, new ArrayList<>());
    check.requirements(root + "/requirements", asks.requirements());
    check.relaxations(root + "/relaxations", asks.relaxations());
    return check.errors();
  }

  private record Check(Set<SkillId> skills, Set<AgentGroupId> groups, List<FieldError> errors) {
    void relaxations(String pointer, List<RelaxedRequirements> relaxations) {
      if (relaxations.size() > MOST_RELAXATIONS) {
        wrong(pointer, "must not be more than " + MOST_RELAXATIONS);
      }
      int earlier = 0;
      for (int i = 0; i < relaxations.size(); i++) {
        RelaxedRequirements relaxed = relaxations.get(i);
        String after = pointer + "/" + i + "/afterSeconds";
        if (relaxed.afterSeconds() < 1 || relaxed.afterSeconds() > DAY_SECONDS) {
          wrong(after, "must be from 1 to " + DAY_SECONDS);
        } else if (relaxed.afterSeconds() <= earlier) {
          wrong(after, "must be later than the one before");
        }
        earlier = relaxed.afterSeconds();
        requirements(pointer + "/" + i + "/requirements", relaxed.requirements());
      }
    }

    void requirements(String pointer, List<Requirement> requirements) {
      if (requirements.size() > MOST_REQUIREMENTS) {
        wrong(pointer, "must not be more than " + MOST_REQUIREMENTS);
      }
      Set<SkillId> alone = new HashSet<>();
      for (int i = 0; i < requirements.size(); i++) {
        List<Wanted> anyOf = requirements.get(i).anyOf();
        String here = pointer + "/" + i;
        if (anyOf.size() == 1) {
          wanted(here, anyOf.getFirst(), alone);
        } else if (anyOf.isEmpty() || anyOf.size() > MOST_ALTERNATIVES) {
          wrong(here + "/anyOf", "must have from 1 to " + MOST_ALTERNATIVES + " alternatives");
        } else {
          Set<SkillId> seen = new HashSet<>();
          for (int j = 0; j < anyOf.size(); j++) {
            wanted(here + "/anyOf/" + j, anyOf.get(j), seen);
          }
        }
      }
    }

    private void wanted(String pointer, Wanted wanted, Set<SkillId> seen) {
      switch (wanted) {
        case Wanted.AtLeast(SkillId skill, int minimum) -> {
          if (minimum < 1 || minimum > 10) {
            wrong(pointer + "/minimum", "must be from 1 to 10");
          }
          if (!skills.contains(skill)) {
            wrong(pointer + "/skillId", "there is no such skill");
          } else if (!seen.add(skill)) {
            wrong(pointer + "/skillId", "the skill is there twice");
          }
        }
        case Wanted.MemberOf(AgentGroupId group) -> {
          if (!groups.contains(group)) {
            wrong(pointer + "/groupId", "there is no such agent group");
          }
        }
      }
    }

    private void wrong(String pointer, String detail) {
      errors.add(new FieldError(pointer, detail));
    }
  }
}
