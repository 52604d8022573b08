package dev.centrala.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
  private static final List<Integer> MANY = IntStream.range(0, 100).boxed().toList();

  @Test
  void thingsAreDoneAtTheSameTimeAndAnsweredInTheirOrder() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CyclicBarrier all = new CyclicBarrier(4);
      List<Integer> doubled =
          new Lanes(threads, 4)
              .each(
                  MANY,
                  each -> {
                    meet(all);
                    return each * 2;
                  });
      assertThat(doubled).isEqualTo(MANY.stream().map(each -> each * 2).toList());
    }
  }

  @Test
  void nothingIsBegunAfterAFailureAndAStalePoolIsToldFirst() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CyclicBarrier both = new CyclicBarrier(2);
      Set<Integer> begun = ConcurrentHashMap.newKeySet();
      assertThatThrownBy(() ->
              new Lanes(threads, 2)
                  .each(
                      MANY,
                      each -> {
                        begun.add(each);
                        meet(both);
                        if (each == 0) {
                          throw new IllegalStateException("the first one");
                        }
                        throw new StalePoolException(1);
                      }))
          .isInstanceOf(StalePoolException.class);
      assertThat(begun).containsExactlyInAnyOrder(0, 1);
    }
  }

  @Test
  void oneThreadIsEnough() {
    assertThat(new Lanes(Runnable::run, 3).each(List.of(1, 2), each -> each + 1))
        .containsExactly(2, 3);
    assertThat(new Lanes(Runnable::run, 3).each(List.of(), each -> each)).isEmpty();
  }

  private static void meet(CyclicBarrier at) {
    try {
      at.await(20, TimeUnit.SECONDS);
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
