package dev.centrala.web.http.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.core.access.Permission;
import dev.centrala.core.routing.pool.AgentSkill;
import dev.centrala.core.routing.whatif.Changes;
import dev.centrala.core.routing.whatif.Report;
import dev.centrala.core.routing.whatif.WhatIf;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.UserId;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import dev.centrala.web.http.routing.QueueChanges;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** "What if": the past played again under another set-up. */
public final class WhatIfRoutes implements Routes {
  private final WhatIf whatIf;
  private final QueueChanges queueChanges;

  public WhatIfRoutes(WhatIf whatIf, QueueChanges queueChanges) {
    this.whatIf = whatIf;
    this.queueChanges = queueChanges;
  }

  @Override
  public void bind(Operations operations) {
    operations.handle("askWhatIf", Permission.SUPERVISE, this::ask);
  }

  private Reply ask(Request request) {
    Question question = request.body(Question.class);
    Map<String, JsonNode> patches = new HashMap<>();
    for (QueuePatch patch : list(question.changes().queues())) {
      patches.put(patch.queueId(), patch.patch());
    }
    Set<String> unknown = new HashSet<>(patches.keySet());
    WhatIf.Answer answer =
        whatIf.ask(
            request.caller().tenant(),
            question.from(),
            question.to(),
            question.changes().toCore(),
            queue -> {
              unknown.remove(queue.id().toString());
              JsonNode patch = patches.get(queue.id().toString());
              return patch == null ? null : queueChanges.apply(queue, patch);
            });
    if (!unknown.isEmpty()) {
      throw RefusedException.notFound("queue");
    }
    return Reply.ok(
        new AnswerJson(
            answer.contacts(),
            answer.shifts(),
            answer.meanPatienceSeconds() == 0 ? null : answer.meanPatienceSeconds(),
            ReportJson.of(answer.asItIs()),
            ReportJson.of(answer.changed())));
  }

  private static <E> List<E> list(@Nullable List<E> items) {
    return items == null ? List.of() : items;
  }

  private record Question(Instant from, Instant to, ChangesJson changes) {}

  private record QueuePatch(String queueId, JsonNode patch) {}

  private record SkillJson(String skillId, int proficiency) {
    AgentSkill toCore() {
      return new AgentSkill(SkillId.parse(skillId), proficiency);
    }
  }

  private record AgentSkills(String userId, List<SkillJson> skills) {}

  private record AdditionalJson(int count, @Nullable List<SkillJson> skills) {}

  private record ChangesJson(
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

  private record AnswerJson(
      int contacts,
      int shifts,
      @Nullable Double meanPatienceSeconds,
      ReportJson asItIs,
      ReportJson changed) {}

  private record ReportJson(double occupancy, List<QueueFiguresJson> queues) {
    static ReportJson of(Report report) {
      return new ReportJson(
          report.occupancy(), report.queues().stream().map(QueueFiguresJson::of).toList());
    }
  }

  private record QueueFiguresJson(
      String queueId,
      String name,
      int arrived,
      int answered,
      int abandoned,
      int turnedAway,
      int stillWaiting,
      double serviceLevel,
      double averageWaitSeconds,
      double ninetiethWaitSeconds,
      double longestWaitSeconds) {
    static QueueFiguresJson of(Report.QueueFigures f) {
      return new QueueFiguresJson(
          f.queue().toString(),
          f.name(),
          f.arrived(),
          f.answered(),
          f.abandoned(),
          f.turnedAway(),
          f.stillWaiting(),
          f.serviceLevel(),
          f.averageWaitSeconds(),
          f.ninetiethWaitSeconds(),
          f.longestWaitSeconds());
    }
  }
}
