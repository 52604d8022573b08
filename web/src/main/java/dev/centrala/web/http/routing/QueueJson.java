package dev.centrala.web.http.routing;

import dev.centrala.core.routing.Ranking;
import dev.centrala.core.routing.Ringing;
import dev.centrala.core.routing.ServiceLevel;
import dev.centrala.core.routing.pool.Overflow;
import dev.centrala.core.routing.pool.WrapUpRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A queue at the edge; what a request leaves out has a default. */
public record QueueJson(
    @Nullable String id,
    @Nullable Long version,
    @Nullable String name,
    @Nullable Integer priority,
    @Nullable ServiceLevelJson serviceLevel,
    @Nullable List<Map<String, Object>> requirements,
    @Nullable List<Map<String, Object>> relaxations,
    @Nullable String selection,
    @Nullable Integer offerTimeoutSeconds,
    @Nullable WrapUpJson wrapUp,
    @Nullable String hoursId,
    @Nullable List<String> members,
    @Nullable Boolean closed,
    @Nullable String order,
    @Nullable List<RankJson> ranks,
    @Nullable Boolean paused,
    @Nullable Boolean autoAccept,
    @Nullable RingJson ring,
    @Nullable Integer maxLength,
    @Nullable Integer maxWaitSeconds,
    @Nullable List<OverflowJson> overflows,
    @Nullable Boolean emptyOnClose,
    @Nullable Integer shortAbandonSeconds) {

  /** The share of contacts to be answered within so many seconds. */
  public record ServiceLevelJson(@Nullable Integer seconds, @Nullable Integer percent) {
    static ServiceLevelJson of(ServiceLevel level) {
      return new ServiceLevelJson(level.seconds(), level.percent());
    }

    ServiceLevel level() {
      return new ServiceLevel(
          seconds == null ? ServiceLevel.DEFAULT.seconds() : seconds,
          percent == null ? ServiceLevel.DEFAULT.percent() : percent);
    }
  }

  /** How an agent stands to the queue. */
  public record RankJson(String userId, @Nullable Integer rank, @Nullable Integer delaySeconds) {
    static RankJson of(Ranking ranking) {
      return new RankJson(ranking.user().toString(), ranking.rank(), ranking.delaySeconds());
    }
  }

  /** How many agents are asked at once. */
  public record RingJson(@Nullable String mode, @Nullable Integer most) {
    static RingJson of(Ringing ringing) {
      return new RingJson(ringing.mode().wireName(), ringing.most());
    }

    Ringing ringing() {
      Ringing.Mode by = mode == null ? Ringing.Mode.SEQUENTIAL : Ringing.Mode.fromWireName(mode);
      boolean several = by == Ringing.Mode.SIMULTANEOUS;
      int usual = several ? Ringing.USUAL_MOST : Ringing.SEQUENTIAL.most();
      return new Ringing(by, most == null ? usual : most);
    }
  }

  /** Which queue takes over, and when. */
  public record OverflowJson(String when, int threshold, String queueId) {
    static OverflowJson of(Overflow overflow) {
      return new OverflowJson(
          overflow.when().wireName(), overflow.threshold(), overflow.to().toString());
    }
  }

  /** What follows a contact. */
  public record WrapUpJson(@Nullable String mode, @Nullable Integer seconds) {
    static WrapUpJson of(WrapUpRule rule) {
      return new WrapUpJson(rule.mode().wireName(), rule.seconds());
    }

    WrapUpRule rule() {
      return new WrapUpRule(
          mode == null ? WrapUpRule.DEFAULT.mode() : WrapUpRule.Mode.fromWireName(mode),
          seconds == null ? WrapUpRule.DEFAULT.seconds() : seconds);
    }
  }
}
