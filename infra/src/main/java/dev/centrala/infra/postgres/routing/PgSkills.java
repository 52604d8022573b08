package dev.centrala.infra.postgres.routing;

import dev.centrala.core.routing.Skill;
import dev.centrala.core.shared.SkillId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.SetUpRows;
import io.vertx.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** The skills of a tenant. */
public final class PgSkills extends SetUpRows<SkillId, Skill> {
  public PgSkills() {
    super("skills", "id, version, name");
  }

  @Override
  protected Skill fromRow(Row row) {
    return new Skill(new SkillId(row.getUUID("id")), row.getLong("version"), row.getString("name"));
  }

  @Override
  protected void insertRow(PgTx tx, Skill skill) {
    tx.update(
        "INSERT INTO skills (tenant_id, id, version, name) VALUES ($1, $2, $3, $4)",
        tx.tenant(),
        skill.id(),
        skill.version(),
        skill.name());
  }

  @Override
  protected int updateRow(PgTx tx, Skill skill) {
    return tx.update(
        "UPDATE skills SET version = $3, name = $4 WHERE tenant_id = $1 AND id = $2 AND version ="
            + " $3 - 1",
        tx.tenant(),
        skill.id(),
        skill.version(),
        skill.name());
  }

  @Override
  protected @Nullable String usedBy(PgTx tx, SkillId skill) {
    boolean held =
        tx.row(
                "SELECT FROM user_skills WHERE tenant_id = $1 AND skill_id = $2 LIMIT 1",
                tx.tenant(),
                skill)
            .isPresent();
    if (held) {
      return "agents hold it";
    }
    return isInPublishedFlow(tx, skill) ? "a published flow" : null;
  }
}
