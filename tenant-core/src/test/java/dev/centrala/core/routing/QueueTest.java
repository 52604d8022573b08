package dev.centrala.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the pool is told of a queue. */
class QueueTest {
  @Test
  void theSwitchThrownByHandClosesItInThePool() {
    Queue open = Queue.named("Support");
    assertThat(open.rules(skill -> "").limits().closed()).isFalse();
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
            true);
    assertThat(closed.rules(skill -> "").limits().closed()).isTrue();
    assertThat(closed.rules(skill -> "").limits().emptyOnClose()).isFalse();
  }
}
