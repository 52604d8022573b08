package dev.centrala.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.pool.Limits;
import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.SkillId;
import org.junit.jupiter.api.Test;

/** What the pool is told of a queue. */
class QueueTest {
  private static final RequirementNames NAMELESS =
      new RequirementNames() {
        @Override
        public String skill(SkillId skill) {
          return "";
        }

        @Override
        public String group(AgentGroupId group) {
          return "";
        }
      };

  private static Queue with(Limits limits) {
    Queue open = Queue.named("Support");
    return new Queue(
        open.id(),
        2,
        open.name(),
        open.priority(),
        open.serviceLevel(),
        open.requirements(),
        open.relaxations(),
        open.selection(),
        open.offerTimeoutSeconds(),
        open.wrapUp(),
        open.hours(),
        open.members(),
        limits,
        open.serving());
  }

  @Test
  void theSwitchThrownByHandClosesItInThePool() {
    assertThat(with(Limits.NONE).rules(NAMELESS, true).limits().closed()).isFalse();
    Limits closed = with(Limits.NONE.closed(true, false)).rules(NAMELESS, true).limits();
    assertThat(closed.closed()).isTrue();
    assertThat(closed.emptyOnClose()).isFalse();
  }

  @Test
  void soDoItsHoursAndItsLimitsStay() {
    Limits limits = Limits.NONE.length(20).waitSeconds(600).closed(false, true);
    assertThat(with(limits).rules(NAMELESS, true).limits()).isEqualTo(limits);
    assertThat(with(limits).rules(NAMELESS, false).limits()).isEqualTo(limits.closed(true, true));
  }
}
