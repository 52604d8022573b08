package dev.centrala.core.routing.whatif;

import dev.centrala.core.routing.pool.QueueRules;
import dev.centrala.core.shared.QueueId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Makes arrivals of past contacts, more or fewer of them when asked. Draws are seeded. */
final class Arrivals {
  private static final long SEED = 7;
  private static final long SPREAD_MILLIS = 300_000;

  private Arrivals() {}

  /** Contacts of queues that are gone are left out. */
  static List<Arrival> of(List<PastContact> past, Changes changes, List<QueueRules> queues) {
    Set<QueueId> known = queues.stream().map(QueueRules::id).collect(Collectors.toSet());
    List<PastContact> customers = past.stream().filter(c -> c.begunBy() == null).toList();
    Patience patience = new Patience(customers);
    double meanHandling =
        customers.stream()
            .filter(PastContact::answered)
            .mapToLong(PastContact::handledMillis)
            .average()
            .orElse(0);
    SplittableRandom random = new SplittableRandom(SEED);
    List<Arrival> arrivals = new ArrayList<>();
    for (PastContact contact : past) {
      if (!known.contains(contact.queue())) {
        continue;
      }
      // More customers do not make agents begin more by themselves.
      int copies = contact.begunBy() == null ? copies(changes.arrivals(), random) : 1;
      for (int copy = 0; copy < copies; copy++) {
        long shift = copy == 0 ? 0 : random.nextLong(-SPREAD_MILLIS, SPREAD_MILLIS);
        // Who gave up was never handled: an answer in time would have taken the usual.
        double handling = contact.answered() ? contact.handledMillis() : meanHandling;
        arrivals.add(
            new Arrival(
                contact.enqueuedAtMillis() + shift,
                contact.queue(),
                contact.channel(),
                contact.priority(),
                patience.of(contact),
                Math.round(handling * changes.handling()),
                contact.wrapUpMillis(),
                contact.begunBy()));
      }
    }
    arrivals.sort(Comparator.comparingLong(Arrival::atMillis));
    return arrivals;
  }

  private static int copies(double factor, SplittableRandom random) {
    int whole = (int) factor;
    return whole + (random.nextDouble() < factor - whole ? 1 : 0);
  }
}
