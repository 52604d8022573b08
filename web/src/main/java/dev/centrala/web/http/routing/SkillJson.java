package dev.centrala.web.http.routing;

import dev.centrala.core.routing.Skill;
import dev.centrala.core.shared.SkillId;
import dev.centrala.web.http.tenant.SetUpOperations;
import org.jspecify.annotations.Nullable;

/** A skill at the edge. */
public record SkillJson(@Nullable String id, @Nullable Long version, @Nullable String name) {
  static final SetUpOperations.Form<SkillId, Skill, SkillJson> FORM =
      new SetUpOperations.Form<>() {
        @Override
        public Class<SkillJson> type() {
          return SkillJson.class;
        }

        @Override
        public SkillJson toJson(Skill skill) {
          return new SkillJson(skill.id().toString(), skill.version(), skill.name());
        }

        @Override
        public Skill fromJson(SkillJson json, SkillId id, long version, @Nullable Skill current) {
          return new Skill(id, version, json.name() == null ? "" : json.name().strip());
        }
      };
}
