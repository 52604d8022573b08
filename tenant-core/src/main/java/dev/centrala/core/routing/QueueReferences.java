package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.UserId;
import java.util.Collection;
import java.util.Set;

/**
 * What a queue may refer to, in the tenant of the transaction; another tenant's things are not
 * there.
 */
public interface QueueReferences {
  Set<SkillId> existingSkills(Tx tx, Collection<SkillId> among);

  Set<AgentGroupId> existingGroups(Tx tx, Collection<AgentGroupId> among);

  /** Users who may take work. */
  Set<UserId> existingUsers(Tx tx, Collection<UserId> among);

  Set<QueueId> existingQueues(Tx tx, Collection<QueueId> among);

  boolean hoursExist(Tx tx, HoursId hours);
}
