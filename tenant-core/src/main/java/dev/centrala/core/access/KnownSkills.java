package dev.centrala.core.access;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.SkillId;
import java.util.Set;

/** Tells which skills the tenant has. */
public interface KnownSkills {
  /** Those of {@code skills} that the transaction's tenant does not have. */
  Set<SkillId> unknownAmong(Tx tx, Set<SkillId> skills);
}
