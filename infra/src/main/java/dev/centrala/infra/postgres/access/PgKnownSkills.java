package dev.centrala.infra.postgres.access;

import dev.centrala.core.access.KnownSkills;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.SkillId;
import dev.centrala.infra.postgres.PgTx;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Which skills a tenant has. */
public final class PgKnownSkills implements KnownSkills {
  @Override
  public Set<SkillId> unknownAmong(Tx tx, Set<SkillId> skills) {
    Set<SkillId> unknown = new HashSet<>(skills);
    PgTx.of(tx)
        .rows(
            "SELECT id FROM skills WHERE tenant_id = $1 AND id = ANY ($2)",
            tx.tenant(),
            skills.stream().map(SkillId::value).toArray(UUID[]::new))
        .forEach(row -> unknown.remove(new SkillId(row.getUUID("id"))));
    return unknown;
  }
}
