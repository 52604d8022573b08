package dev.centrala.core.routing;

import dev.centrala.core.shared.SkillId;
import dev.centrala.core.tenant.SetUpItem;

/** Something an agent can do, held with a proficiency of 1 to 10. */
public record Skill(SkillId id, long version, String name) implements SetUpItem<SkillId> {}
