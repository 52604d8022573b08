package dev.centrala.core.access;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.SkillId;
import java.util.Map;
import java.util.Set;

/** Tells which skills the tenant has. */
public interface KnownSkills {
  /** What those of {@code skills} are called that the transaction's tenant has. */
  Map<SkillId, String> names(Tx tx, Set<SkillId> skills);
}
