package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.SetUpRules;

/** A queue is checked before it is stored, and the pool hears of its changes. */
public final class QueueSetUp implements SetUpRules<Queue> {
  private final QueueCheck check;
  private final RoutingChanges changes;

  public QueueSetUp(QueueCheck check, RoutingChanges changes) {
    this.check = check;
    this.changes = changes;
  }

  @Override
  public void check(Tx tx, Queue queue) {
    check.check(tx, queue);
  }

  @Override
  public void changed(TenantId tenant, Queue queue) {
    changes.queueChanged(tenant, queue);
  }

  @Override
  public void removed(TenantId tenant, Queue queue) {
    changes.queueRemoved(tenant, queue);
  }
}
