package dev.centrala.web.http.recording;

import dev.centrala.core.access.Permission;
import dev.centrala.core.recording.RecordingPolicy;
import dev.centrala.core.recording.RecordingPolicyService;
import dev.centrala.core.recording.RecordingRule;
import dev.centrala.core.shared.QueueId;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which calls of the caller's own tenant are recorded, and how long that is kept. */
public final class RecordingPolicyRoutes implements Routes {
  private final RecordingPolicyService policies;

  public RecordingPolicyRoutes(RecordingPolicyService policies) {
    this.policies = policies;
  }

  @Override
  public void bind(Operations operations) {
    operations.handle("getRecordingPolicy", Permission.READ_SETUP, this::get);
    operations.handle("changeRecordingPolicy", Permission.MANAGE_TENANT, this::change);
  }

  private record QueueRuleJson(String queueId, String mode, @Nullable String announcement) {}

  /** 0 days is for good, an empty announcement is none; what is absent stays. */
  private record ChangeJson(
      @Nullable String mode,
      @Nullable String announcement,
      @Nullable Integer keepDays,
      @Nullable List<QueueRuleJson> queues) {
    RecordingPolicy applied(RecordingPolicy before) {
      RecordingRule rule = before.rule();
      return new RecordingPolicy(
          before.version(),
          new RecordingRule(
              mode == null ? rule.mode() : RecordingRule.Mode.fromWireName(mode),
              announcement == null ? rule.announcement() : some(announcement)),
          queues == null ? before.queues() : rules(queues),
          keepDays == null ? before.keepDays() : keepDays == 0 ? null : keepDays);
    }

    private static Map<QueueId, RecordingRule> rules(List<QueueRuleJson> queues) {
      Map<QueueId, RecordingRule> rules = new HashMap<>();
      for (QueueRuleJson each : queues) {
        rules.put(
            QueueId.parse(each.queueId()),
            new RecordingRule(
                RecordingRule.Mode.fromWireName(each.mode()),
                each.announcement() == null ? null : some(each.announcement())));
      }
      return rules;
    }

    private static @Nullable String some(String text) {
      return text.isBlank() ? null : text.strip();
    }
  }

  private record PolicyJson(
      String id,
      long version,
      String mode,
      @Nullable String announcement,
      int keepDays,
      List<QueueRuleJson> queues) {
    static PolicyJson of(String id, RecordingPolicy policy) {
      return new PolicyJson(
          id,
          policy.version(),
          policy.rule().mode().wireName(),
          policy.rule().announcement(),
          policy.keepDays() == null ? 0 : policy.keepDays(),
          policy.queues().entrySet().stream()
              .map(each ->
                  new QueueRuleJson(
                      each.getKey().toString(),
                      each.getValue().mode().wireName(),
                      each.getValue().announcement()))
              .sorted(Comparator.comparing(QueueRuleJson::queueId))
              .toList());
    }
  }

  private Reply get(Request request) {
    return reply(request, policies.get(request.caller().tenant()));
  }

  private Reply change(Request request) {
    long version = request.ifMatch();
    ChangeJson changes = request.body(ChangeJson.class);
    return reply(
        request,
        policies.change(
            request.caller().tenant(), request.caller().actor(), version, changes::applied));
  }

  private static Reply reply(Request request, RecordingPolicy policy) {
    return Reply.ok(PolicyJson.of(request.caller().tenant().toString(), policy))
        .withEtag(policy.version());
  }
}
