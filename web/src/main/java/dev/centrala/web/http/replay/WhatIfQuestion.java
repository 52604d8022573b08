package dev.centrala.web.http.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.core.routing.pool.AgentSkill;
import dev.centrala.core.routing.whatif.Changes;
import dev.centrala.core.routing.whatif.WhatIf;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.web.http.routing.QueueChanges;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** "What if", as it is asked in JSON: a time, and what should be different in it. */
public record WhatIfQuestion(Instant from, Instant to, ChangesJson changes) {
  record QueuePatch(String queueId, JsonNode patch) {}

  record SkillJson(String skillId, int proficiency) {
    AgentSkill toCore() {
      return new AgentSkill(SkillId.parse(skillId), proficiency);
    }
  }

  record AgentSkills(String userId, List<SkillJson> skills) {}

  record AdditionalJson(int count, @Nullable List<SkillJson> skills) {}

  /** What should be different; what is absent stays. */
  public record ChangesJson(
      @Nullable Double arrivals,
      @Nullable Double handling,
      @Nullable List<QueuePatch> queues,
      @Nullable List<String> withoutUserIds,
      @Nullable List<AgentSkills> skills,
      @Nullable List<AdditionalJson> additional) {
    Changes toCore() {
      return new Changes(
          arrivals == null ? 1 : arrivals,
          handling == null ? 1 : handling,
          List.of(),
          list(withoutUserIds).stream().map(UserId::parse).collect(Collectors.toSet()),
          list(skills).stream()
              .collect(
                  Collectors.toMap(
                      agent -> UserId.parse(agent.userId()),
                      agent -> agent.skills().stream().map(SkillJson::toCore).toList(),
                      (first, second) -> second)),
          list(additional).stream()
              .map(a ->
                  new Changes.Additional(
                      a.count(), list(a.skills()).stream().map(SkillJson::toCore).toList()))
              .toList());
    }
  }

  /** Refuses as the simulation does, and as not found a queue that the tenant does not have. */
  public WhatIf.Answer ask(WhatIf whatIf, QueueChanges queueChanges, TenantId tenant) {
    Map<String, JsonNode> patches = new HashMap<>();
    for (QueuePatch patch : list(changes.queues())) {
      patches.put(patch.queueId(), patch.patch());
    }
    Set<String> unknown = new HashSet<>(patches.keySet());
    WhatIf.Answer answer =
        whatIf.ask(
            tenant,
            from,
            to,
            changes.toCore(),
            queue -> {
              unknown.remove(queue.id().toString());
              JsonNode patch = patches.get(queue.id().toString());
              return patch == null ? null : queueChanges.apply(queue, patch);
            });
    if (!unknown.isEmpty()) {
      throw RefusedException.notFound("queue");
    }
    return answer;
  }

  private static <E> List<E> list(@Nullable List<E> items) {
    return items == null ? List.of() : items;
  }
}
