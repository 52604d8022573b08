package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.Names;
import dev.centrala.core.tenant.SetUpRules;

/** A skill needs no more than a name; the pool hears of its changes. */
public final class SkillSetUp implements SetUpRules<Skill> {
  private final RoutingChanges changes;

  public SkillSetUp(RoutingChanges changes) {
    this.changes = changes;
  }

  @Override
  public void check(Tx tx, Skill skill) {
    Names.check(skill.name());
  }

  @Override
  public void changed(TenantId tenant, Skill skill) {
    changes.skillChanged(tenant, skill.id());
  }
}
