package dev.centrala.core.routing;

import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import java.util.Collection;

/**
 * Who hears, after the commit, that what routing goes by has changed: the tenant's pool. A hint;
 * the sweeper finds what it missed.
 */
public interface RoutingChanges {
  void queueChanged(TenantId tenant, Queue queue);

  void queueRemoved(TenantId tenant, Queue queue);

  /** Its name changed, which explanations show. */
  void skillChanged(TenantId tenant, SkillId skill);

  /** Queues that go by them may open or close. */
  void hoursChanged(TenantId tenant, HoursId hours);

  /** Its name changed, or these users entered or left it. */
  void groupChanged(TenantId tenant, AgentGroupId group, Collection<UserId> moved);
}
