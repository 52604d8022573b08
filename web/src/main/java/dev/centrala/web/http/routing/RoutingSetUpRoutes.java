package dev.centrala.web.http.routing;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.routing.AgentGroup;
import dev.centrala.core.routing.Queue;
import dev.centrala.core.routing.Skill;
import dev.centrala.core.routing.WrapUpCode;
import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.WrapUpCodeId;
import dev.centrala.core.tenant.SetUpService;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Routes;
import dev.centrala.web.http.tenant.SetUpOperations;

/** Queues, skills, agent groups and wrap-up codes. */
public final class RoutingSetUpRoutes implements Routes {
  private final SetUpOperations<SkillId, Skill, SkillJson> skills;
  private final SetUpOperations<AgentGroupId, AgentGroup, AgentGroupJson> groups;
  private final SetUpOperations<QueueId, Queue, QueueJson> queues;
  private final SetUpOperations<WrapUpCodeId, WrapUpCode, WrapUpCodeJson> codes;

  public RoutingSetUpRoutes(
      SetUpService<SkillId, Skill> skills,
      SetUpService<AgentGroupId, AgentGroup> groups,
      SetUpService<QueueId, Queue> queues,
      SetUpService<WrapUpCodeId, WrapUpCode> codes,
      ObjectMapper json) {
    this.skills = new SetUpOperations<>(skills, SkillId::parse, SkillJson.FORM, json);
    this.groups = new SetUpOperations<>(groups, AgentGroupId::parse, AgentGroupJson.FORM, json);
    this.queues = new SetUpOperations<>(queues, QueueId::parse, new QueueForm(), json);
    this.codes = new SetUpOperations<>(codes, WrapUpCodeId::parse, WrapUpCodeJson.FORM, json);
  }

  @Override
  public void bind(Operations operations) {
    skills.bind(operations, "Skill", "Skills", SkillId::next);
    groups.bind(operations, "AgentGroup", "AgentGroups", AgentGroupId::next);
    queues.bind(operations, "Queue", "Queues", QueueId::next);
    codes.bind(operations, "WrapUpCode", "WrapUpCodes", WrapUpCodeId::next);
  }
}
