package dev.centrala.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

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

  @Test
  void theSwitchThrownByHandClosesItInThePool() {
    Queue open = Queue.named("Support");
    assertThat(open.rules(NAMELESS).limits().closed()).isFalse();
    Queue closed =
        new Queue(
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
            true,
            open.serving());
    assertThat(closed.rules(NAMELESS).limits().closed()).isTrue();
    assertThat(closed.rules(NAMELESS).limits().emptyOnClose()).isFalse();
  }
}
