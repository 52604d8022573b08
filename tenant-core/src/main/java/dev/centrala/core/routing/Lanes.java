package dev.centrala.core.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Does several things at the same time, a few at once, and waits until all have ended. */
public final class Lanes {
  private final Executor threads;
  private final int most;

  public Lanes(Executor threads, int most) {
    this.threads = threads;
    this.most = most;
  }

  /**
   * The outcomes in the order of the things. Where some fail, no further one is begun, and one of
   * the failures is thrown: {@link StalePoolException} before any other.
   */
  <A, B> List<B> each(List<A> things, Function<A, B> work) {
    if (things.size() == 1) {
      return List.of(work.apply(things.getFirst()));
    }
    List<CompletableFuture<B>> outcomes = new ArrayList<>();
    things.forEach(thing -> outcomes.add(new CompletableFuture<>()));
    AtomicInteger next = new AtomicInteger();
    List<CompletableFuture<Void>> lanes =
        IntStream.range(0, Math.min(most, things.size()))
            .mapToObj(lane ->
                CompletableFuture.runAsync(() -> run(things, work, outcomes, next), threads))
            .toList();
    List<RuntimeException> failures = new ArrayList<>();
    for (CompletableFuture<Void> lane : lanes) {
      try {
        lane.join();
      } catch (CompletionException failed) {
        failures.add(failed.getCause() instanceof RuntimeException cause ? cause : failed);
      }
    }
    failures.stream()
        .filter(StalePoolException.class::isInstance)
        .findFirst()
        .or(() -> failures.stream().findFirst())
        .ifPresent(failure -> {
          throw failure;
        });
    return outcomes.stream().map(CompletableFuture::join).toList();
  }

  private static <A, B> void run(
      List<A> things,
      Function<A, B> work,
      List<CompletableFuture<B>> outcomes,
      AtomicInteger next) {
    for (int i = next.getAndIncrement(); i < things.size(); i = next.getAndIncrement()) {
      try {
        outcomes.get(i).complete(work.apply(things.get(i)));
      } catch (RuntimeException failed) {
        next.set(things.size());
        throw failed;
      }
    }
  }
}
