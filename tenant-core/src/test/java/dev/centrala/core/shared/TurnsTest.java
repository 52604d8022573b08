package dev.centrala.core.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final List<String> THINGS = List.of("first", "broken", "last");

  private final List<String> done = new ArrayList<>();

  private void each(RuntimeException failure) {
    Turns.each(
        TenantId.next(),
        THINGS,
        thing -> thing,
        thing -> {
          if (thing.equals("broken")) {
            throw failure;
          }
          done.add(thing);
        });
  }

  @Test
  void oneThatFailsKeepsNobodyAfterItWaiting() {
    each(new IllegalStateException("broken for good"));
    assertThat(done).containsExactly("first", "last");
  }

  @Test
  void soDoesOneThatIsRefused() {
    each(RefusedException.notFound("queue"));
    assertThat(done).containsExactly("first", "last");
  }

  @Test
  void anOutageEndsTheRound() {
    RefusedException outage = new RefusedException(new Refusal.Unavailable("not now"));
    assertThatThrownBy(() -> each(outage)).isSameAs(outage);
    assertThatThrownBy(() -> each(new Unreachable())).isInstanceOf(Unreachable.class);
    assertThat(done).containsExactly("first", "first");
  }

  private static final class Unreachable extends RuntimeException implements Outage {
    private static final long serialVersionUID = 1;
  }
}
