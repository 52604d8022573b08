package dev.centrala.web.http.routing;

import dev.centrala.core.routing.RelaxedRequirements;
import dev.centrala.core.routing.Requirement;
import dev.centrala.core.routing.ServiceLevel;
import dev.centrala.core.routing.pool.WrapUpRule;
import dev.centrala.core.shared.SkillId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A queue at the edge; what a request leaves out has a default. */
public record QueueJson(
    @Nullable String id,
    @Nullable Long version,
    @Nullable String name,
    @Nullable Integer priority,
    @Nullable ServiceLevelJson serviceLevel,
    @Nullable List<RequirementJson> requirements,
    @Nullable List<RelaxationJson> relaxations,
    @Nullable String selection,
    @Nullable Integer offerTimeoutSeconds,
    @Nullable WrapUpJson wrapUp,
    @Nullable String hoursId,
    @Nullable List<String> members,
    @Nullable Boolean closed) {

  /** The share of contacts to be answered within so many seconds. */
  public record ServiceLevelJson(@Nullable Integer seconds, @Nullable Integer percent) {
    static ServiceLevelJson of(ServiceLevel level) {
      return new ServiceLevelJson(level.seconds(), level.percent());
    }

    ServiceLevel level() {
      return new ServiceLevel(
          seconds == null ? ServiceLevel.DEFAULT.seconds() : seconds,
          percent == null ? ServiceLevel.DEFAULT.percent() : percent);
    }
  }

  /** A skill that an agent must hold. */
  public record RequirementJson(String skillId, int minimum) {
    static RequirementJson of(Requirement requirement) {
      return new RequirementJson(requirement.skill().toString(), requirement.minimum());
    }

    Requirement requirement() {
      return new Requirement(SkillId.parse(skillId), minimum);
    }
  }

  /** Requirements that stand after some waiting. */
  public record RelaxationJson(int afterSeconds, List<RequirementJson> requirements) {
    static RelaxationJson of(RelaxedRequirements relaxed) {
      return new RelaxationJson(
          relaxed.afterSeconds(),
          relaxed.requirements().stream().map(RequirementJson::of).toList());
    }

    RelaxedRequirements relaxed() {
      return new RelaxedRequirements(
          afterSeconds, requirements.stream().map(RequirementJson::requirement).toList());
    }
  }

  /** What follows a contact. */
  public record WrapUpJson(@Nullable String mode, @Nullable Integer seconds) {
    static WrapUpJson of(WrapUpRule rule) {
      return new WrapUpJson(rule.mode().wireName(), rule.seconds());
    }

    WrapUpRule rule() {
      return new WrapUpRule(
          mode == null ? WrapUpRule.DEFAULT.mode() : WrapUpRule.Mode.fromWireName(mode),
          seconds == null ? WrapUpRule.DEFAULT.seconds() : seconds);
    }
  }
}
