package dev.centrala.infra.postgres.routing;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.centrala.core.routing.RelaxedRequirements;
import dev.centrala.core.routing.Requirement;
import dev.centrala.core.shared.SkillId;
import dev.centrala.infra.postgres.JsonColumn;
import java.util.List;
import java.util.UUID;

/** A queue's requirements and relaxations as JSON columns. */
final class RequirementsJson {
  private final JsonColumn json;

  RequirementsJson(JsonColumn json) {
    this.json = json;
  }

  private record RequirementColumn(UUID skillId, int minimum) {
    static RequirementColumn of(Requirement requirement) {
      return new RequirementColumn(requirement.skill().value(), requirement.minimum());
    }

    Requirement requirement() {
      return new Requirement(new SkillId(skillId), minimum);
    }
  }

  private record RelaxationColumn(int afterSeconds, List<RequirementColumn> requirements) {
    static RelaxationColumn of(RelaxedRequirements relaxed) {
      return new RelaxationColumn(
          relaxed.afterSeconds(),
          relaxed.requirements().stream().map(RequirementColumn::of).toList());
    }

    RelaxedRequirements relaxed() {
      return new RelaxedRequirements(
          afterSeconds, requirements.stream().map(RequirementColumn::requirement).toList());
    }
  }

  String write(List<Requirement> requirements) {
    return json.write(requirements.stream().map(RequirementColumn::of).toList());
  }

  List<Requirement> read(String text) {
    return json.read(text, new TypeReference<List<RequirementColumn>>() {}).stream()
        .map(RequirementColumn::requirement)
        .toList();
  }

  String writeRelaxations(List<RelaxedRequirements> relaxations) {
    return json.write(relaxations.stream().map(RelaxationColumn::of).toList());
  }

  List<RelaxedRequirements> readRelaxations(String text) {
    return json.read(text, new TypeReference<List<RelaxationColumn>>() {}).stream()
        .map(RelaxationColumn::relaxed)
        .toList();
  }
}
