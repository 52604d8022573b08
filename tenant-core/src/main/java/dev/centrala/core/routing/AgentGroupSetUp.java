package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.FieldError;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.Names;
import dev.centrala.core.tenant.SetUpRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An agent group has a name and members who exist; the pool hears of its changes. */
public final class AgentGroupSetUp implements SetUpRules<AgentGroup> {
  private static final int MOST_MEMBERS = 10_000;

  private final QueueReferences references;
  private final RoutingChanges changes;

  public AgentGroupSetUp(QueueReferences references, RoutingChanges changes) {
    this.references = references;
    this.changes = changes;
  }

  @Override
  public void check(Tx tx, AgentGroup group) {
    Names.check(group.name());
    if (group.members().size() > MOST_MEMBERS) {
      throw RefusedException.invalid("/members", "must not be more than " + MOST_MEMBERS);
    }
    Set<UserId> existing = references.existingUsers(tx, group.members());
    List<FieldError> unknown = new ArrayList<>();
    for (int i = 0; i < group.members().size(); i++) {
      if (!existing.contains(group.members().get(i))) {
        unknown.add(new FieldError("/members/" + i, "there is no such user"));
      }
    }
    if (!unknown.isEmpty()) {
      throw new RefusedException(new Refusal.Invalid("Some members do not exist.", unknown));
    }
  }

  @Override
  public void changed(TenantId tenant, AgentGroup group) {
    changes.groupChanged(tenant, group.id(), group.members());
  }

  @Override
  public void changed(TenantId tenant, AgentGroup before, AgentGroup group) {
    Set<UserId> moved = new LinkedHashSet<>(before.members());
    group.members().stream().filter(member -> !moved.remove(member)).toList().forEach(moved::add);
    changes.groupChanged(tenant, group.id(), moved);
  }

  @Override
  public void removed(TenantId tenant, AgentGroup group) {
    changes.groupChanged(tenant, group.id(), group.members());
  }
}
