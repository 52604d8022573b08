package dev.centrala.infra.fault;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** The longest times that somebody had to wait for the machine alone. */
final class Stalls {
  private static final int CHAT_COST = 25;
  private static final int BUDGET = 100;

  private final History history;
  private final Holdings holdings;
  private final Journal journal;

  /** How long, and which faults stood then. */
  record Stall(long millis, long atMillis, List<String> during) {
    static final Stall NONE = new Stall(0, 0, List.of());

    @Override
    public String toString() {
      return millis + " ms" + (during.isEmpty() ? "" : " during " + String.join(", ", during));
    }
  }

  Stalls(History history, Holdings holdings, Journal journal) {
    this.history = history;
    this.holdings = holdings;
    this.journal = journal;
  }

  /** Between a message and its acknowledgement, for customers or for agents. */
  Stall longestEcho(boolean inbound) {
    return history.said().stream()
        .filter(said -> said.inbound() == inbound)
        .max(Comparator.comparingLong(History.Said::stallMillis))
        .map(said -> stall(said.firstSentMillis(), said.acknowledgedMillis()))
        .orElse(Stall.NONE);
  }

  long medianEchoMillis() {
    List<Long> sorted = history.said().stream().map(History.Said::stallMillis).sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
  }

  /**
   * From the queue to an agent's desktop, of contacts for which an agent was free at once, in
   * order.
   */
  List<Long> offerMillis() {
    TreeMap<Long, Integer> free = freeAgents();
    Map<String, TreeSet<Long>> heard = new HashMap<>();
    for (History.Offered each : history.offered()) {
      heard.computeIfAbsent(each.contact(), none -> new TreeSet<>()).add(each.atMillis());
    }
    return holdings.waits().stream()
        .filter(wait -> free(free, wait.fromMillis()))
        .map(wait -> {
          Long at = heard.getOrDefault(wait.contact(), new TreeSet<>()).ceiling(wait.fromMillis());
          return at == null ? null : at - wait.fromMillis();
        })
        .filter(Objects::nonNull)
        .sorted()
        .toList();
  }

  /** An offer beyond its deadline. */
  Stall longestOffer() {
    return holdings.offers().stream()
        .filter(offer -> offer.toMillis() > offer.dueMillis())
        .map(offer -> stall(offer.dueMillis(), offer.toMillis()))
        .max(Comparator.comparingLong(Stall::millis))
        .orElse(Stall.NONE);
  }

  /** A contact waited although an agent with an open socket was free for all of that time. */
  Stall longestWaitBesideAFreeAgent() {
    TreeMap<Long, Integer> free = freeAgents();
    Stall longest = Stall.NONE;
    for (Holdings.Held wait : holdings.waits()) {
      long since = free(free, wait.fromMillis()) ? wait.fromMillis() : Long.MAX_VALUE;
      for (Map.Entry<Long, Integer> change :
          free.subMap(wait.fromMillis(), false, wait.toMillis(), false).entrySet()) {
        if (change.getValue() > 0) {
          since = Math.min(since, change.getKey());
        } else if (since != Long.MAX_VALUE) {
          longest = longer(longest, since, change.getKey());
          since = Long.MAX_VALUE;
        }
      }
      if (since != Long.MAX_VALUE) {
        longest = longer(longest, since, wait.toMillis());
      }
    }
    return longest;
  }

  private Stall longer(Stall before, long from, long to) {
    return to - from > before.millis() ? stall(from, to) : before;
  }

  private Stall stall(long from, long to) {
    return new Stall(to - from, from, journal.during(from, to));
  }

  private static boolean free(TreeMap<Long, Integer> free, long at) {
    Map.Entry<Long, Integer> last = free.floorEntry(at);
    return last != null && last.getValue() > 0;
  }

  /** How many agents were available with room for one more, from each moment on. */
  private TreeMap<Long, Integer> freeAgents() {
    TreeMap<Long, Integer> changes = new TreeMap<>();
    for (String agent :
        history.available().stream().map(History.Available::agent).distinct().toList()) {
      TreeMap<Long, Integer> room = new TreeMap<>();
      for (History.Available each : history.available()) {
        if (each.agent().equals(agent)) {
          room.merge(each.fromMillis(), BUDGET, Integer::sum);
          room.merge(each.toMillis(), -BUDGET, Integer::sum);
        }
      }
      taken(room, agent, holdings.held());
      taken(room, agent, holdings.offers());
      int left = 0;
      boolean was = false;
      for (Map.Entry<Long, Integer> change : room.entrySet()) {
        left += change.getValue();
        boolean is = left >= CHAT_COST;
        if (is != was) {
          changes.merge(change.getKey(), is ? 1 : -1, Integer::sum);
          was = is;
        }
      }
    }
    TreeMap<Long, Integer> free = new TreeMap<>();
    int sum = 0;
    for (Map.Entry<Long, Integer> change : changes.entrySet()) {
      sum += change.getValue();
      free.put(change.getKey(), sum);
    }
    return free;
  }

  private static void taken(TreeMap<Long, Integer> room, String agent, List<Holdings.Held> held) {
    for (Holdings.Held each : held) {
      if (each.agent().equals(agent)) {
        room.merge(each.fromMillis(), -CHAT_COST, Integer::sum);
        room.merge(each.toMillis(), CHAT_COST, Integer::sum);
      }
    }
  }
}
