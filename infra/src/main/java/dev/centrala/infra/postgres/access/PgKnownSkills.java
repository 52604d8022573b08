package dev.centrala.infra.postgres.access;

import dev.centrala.core.access.KnownSkills;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.SkillId;
import dev.centrala.infra.postgres.PgTx;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which skills a tenant has. */
public final class PgKnownSkills implements KnownSkills {
  @Override
  public Map<SkillId, String> names(Tx tx, Set<SkillId> skills) {
    if (skills.isEmpty()) {
      return Map.of();
    }
    return PgTx.of(tx)
        .rows(
            "SELECT id, name FROM skills WHERE tenant_id = $1 AND id = ANY ($2)",
            tx.tenant(),
            skills.stream().map(SkillId::value).toArray(UUID[]::new))
        .stream()
        .collect(
            Collectors.toMap(row -> new SkillId(row.getUUID("id")), row -> row.getString("name")));
  }
}
