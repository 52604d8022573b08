package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.Names;
import dev.centrala.core.tenant.SetUpRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A queue's numbers lie in their ranges and what it refers to exists; the pool hears of its
 * changes.
 */
public final class QueueSetUp implements SetUpRules<Queue> {
  private static final int MOST_REQUIREMENTS = 20;

  private final QueueReferences references;
  private final RoutingChanges changes;

  public QueueSetUp(QueueReferences references, RoutingChanges changes) {
    this.references = references;
    this.changes = changes;
  }

  @Override
  public void check(Tx tx, Queue queue) {
    Names.check(queue.name());
    between("/priority", queue.priority(), -100, 100);
    between("/serviceLevel/seconds", queue.serviceLevel().seconds(), 1, 86_400);
    between("/serviceLevel/percent", queue.serviceLevel().percent(), 1, 100);
    between("/offerTimeoutSeconds", queue.offerTimeoutSeconds(), 5, 600);
    between("/wrapUp/seconds", queue.wrapUp().seconds(), 0, 3_600);
    checkRequirements("/requirements", queue.requirements());
    checkRelaxations(queue.relaxations());
    checkReferences(tx, queue);
  }

  private static void checkRelaxations(List<RelaxedRequirements> relaxations) {
    int earlier = 0;
    for (int i = 0; i < relaxations.size(); i++) {
      String pointer = "/relaxations/" + i;
      RelaxedRequirements relaxed = relaxations.get(i);
      between(pointer + "/afterSeconds", relaxed.afterSeconds(), 1, 86_400);
      if (relaxed.afterSeconds() <= earlier) {
        throw RefusedException.invalid(
            pointer + "/afterSeconds", "must be later than the one before");
      }
      earlier = relaxed.afterSeconds();
      checkRequirements(pointer + "/requirements", relaxed.requirements());
    }
  }

  private static void checkRequirements(String pointer, List<Requirement> requirements) {
    if (requirements.size() > MOST_REQUIREMENTS) {
      throw RefusedException.invalid(pointer, "must not be more than " + MOST_REQUIREMENTS);
    }
    Set<SkillId> seen = new HashSet<>();
    for (int i = 0; i < requirements.size(); i++) {
      between(pointer + "/" + i + "/minimum", requirements.get(i).minimum(), 1, 10);
      if (!seen.add(requirements.get(i).skill())) {
        throw RefusedException.invalid(pointer + "/" + i + "/skillId", "the skill is there twice");
      }
    }
  }

  private void checkReferences(Tx tx, Queue queue) {
    Set<SkillId> skills = queue.skills();
    if (!references.existingSkills(tx, skills).containsAll(skills)) {
      throw RefusedException.notFound("skill");
    }
    if (!references.existingUsers(tx, queue.members()).containsAll(queue.members())) {
      throw RefusedException.notFound("user");
    }
    if (queue.hours() != null && !references.hoursExist(tx, queue.hours())) {
      throw RefusedException.notFound("hours");
    }
  }

  private static void between(String pointer, int value, int least, int most) {
    if (value < least || value > most) {
      throw RefusedException.invalid(pointer, "must be from " + least + " to " + most);
    }
  }

  @Override
  public void changed(TenantId tenant, Queue queue) {
    changes.queueChanged(tenant, queue);
  }

  @Override
  public void removed(TenantId tenant, Queue queue) {
    changes.queueRemoved(tenant, queue);
  }
}
