package dev.centrala.core.routing;

import dev.centrala.core.routing.pool.Clause;
import dev.centrala.core.routing.pool.Limits;
import dev.centrala.core.routing.pool.QueueRules;
import dev.centrala.core.routing.pool.Relaxation;
import dev.centrala.core.routing.pool.Selection;
import dev.centrala.core.routing.pool.Serving;
import dev.centrala.core.routing.pool.WrapUpRule;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.SetUpItem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where work waits for an agent who fits. Without requirements every agent fits unless {@code
 * members} names some. {@code closed} is a switch thrown by hand; {@code hours} close it by the
 * clock.
 */
public record Queue(
    QueueId id,
    long version,
    String name,
    int priority,
    ServiceLevel serviceLevel,
    List<Requirement> requirements,
    List<RelaxedRequirements> relaxations,
    Selection selection,
    int offerTimeoutSeconds,
    WrapUpRule wrapUp,
    @Nullable HoursId hours,
    List<UserId> members,
    boolean closed)
    implements SetUpItem<QueueId> {
  public static final int DEFAULT_OFFER_TIMEOUT_SECONDS = 20;

  public Queue {
    requirements = List.copyOf(requirements);
    relaxations = List.copyOf(relaxations);
    members = List.copyOf(members);
  }

  /** A new queue with every default. */
  public static Queue named(String name) {
    return new Queue(
        QueueId.next(),
        1,
        name,
        0,
        ServiceLevel.DEFAULT,
        List.of(),
        List.of(),
        Selection.LONGEST_IDLE,
        DEFAULT_OFFER_TIMEOUT_SECONDS,
        WrapUpRule.DEFAULT,
        null,
        List.of(),
        false);
  }

  /** Every skill that its requirements name, relaxed ones included. */
  public Set<SkillId> skills() {
    Set<SkillId> skills = new HashSet<>();
    Stream.concat(
            requirements.stream(), relaxations.stream().flatMap(r -> r.requirements().stream()))
        .forEach(requirement -> skills.add(requirement.skill()));
    return skills;
  }

  /** What the pool must know of it; {@code skillName} names skills in explanations. */
  public QueueRules rules(Function<SkillId, String> skillName) {
    return new QueueRules(
            id,
            name,
            priority,
            forPool(requirements, skillName),
            relaxations.stream()
                .map(r -> new Relaxation(r.afterSeconds(), forPool(r.requirements(), skillName)))
                .toList(),
            members,
            selection,
            offerTimeoutSeconds,
            wrapUp)
        .with(Serving.USUAL.dueWithin(serviceLevel.seconds()))
        .with(Limits.NONE.closed(closed, false));
  }

  private static List<Clause> forPool(
      List<Requirement> requirements, Function<SkillId, String> skillName) {
    return requirements.stream()
        .map(r -> Clause.skill(r.skill(), skillName.apply(r.skill()), r.minimum()))
        .toList();
  }
}
