package dev.centrala.infra.waiting;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives out so many places in turns: when all are taken, those who wait get the next free ones key
 * by key, however many wait under one key, and no key has more than its share. First come, first
 * served inside a key. Thread-safe.
 */
public final class FairGate<K> {
  private final int share;
  private int free;
  private final Map<K, Integer> taken = new HashMap<>();
  private final Map<K, LinkedHashMap<Future<Void>, Promise<Void>>> waiting = new LinkedHashMap<>();

  public FairGate(int places, int share) {
    this.free = places;
    this.share = share;
  }

  /** Completes when there is a place, which must be left; or is given up before. */
  public Future<Void> enter(K key) {
    Promise<Void> promise = Promise.promise();
    synchronized (this) {
      if (free == 0 || taken.getOrDefault(key, 0) >= share) {
        waiting.computeIfAbsent(key, none -> new LinkedHashMap<>()).put(promise.future(), promise);
        return promise.future();
      }
      take(key);
    }
    return Future.succeededFuture();
  }

  /** Takes a place if there is one now; true if so, and it must be left. */
  public synchronized boolean tryEnter(K key) {
    boolean room = free > 0 && taken.getOrDefault(key, 0) < share;
    if (room) {
      take(key);
    }
    return room;
  }

  public void leave(K key) {
    Promise<Void> next;
    synchronized (this) {
      free++;
      taken.computeIfPresent(key, (same, count) -> count == 1 ? null : Integer.valueOf(count - 1));
      next = next();
    }
    if (next != null) {
      next.complete();
    }
  }

  /** Nobody waits for this place any more; where it has just been given, it is left. */
  public void giveUp(K key, Future<Void> place) {
    synchronized (this) {
      LinkedHashMap<Future<Void>, Promise<Void>> queue = waiting.get(key);
      if (queue != null && queue.remove(place) != null) {
        if (queue.isEmpty()) {
          waiting.remove(key);
        }
        return;
      }
    }
    leave(key);
  }

  private void take(K key) {
    free--;
    taken.merge(key, 1, Integer::sum);
  }

  /** The key served goes to the end, if more wait under it. */
  private @Nullable Promise<Void> next() {
    Iterator<Map.Entry<K, LinkedHashMap<Future<Void>, Promise<Void>>>> keys =
        waiting.entrySet().iterator();
    while (keys.hasNext()) {
      Map.Entry<K, LinkedHashMap<Future<Void>, Promise<Void>>> each = keys.next();
      if (taken.getOrDefault(each.getKey(), 0) < share) {
        K key = each.getKey();
        LinkedHashMap<Future<Void>, Promise<Void>> queue = each.getValue();
        Iterator<Promise<Void>> inOrder = queue.values().iterator();
        Promise<Void> first = inOrder.next();
        inOrder.remove();
        keys.remove();
        if (!queue.isEmpty()) {
          waiting.put(key, queue);
        }
        take(key);
        return first;
      }
    }
    return null;
  }

  /** How many wait. */
  synchronized int waiting() {
    return waiting.values().stream().mapToInt(Map::size).sum();
  }
}
