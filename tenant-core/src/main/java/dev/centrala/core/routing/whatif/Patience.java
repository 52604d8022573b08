package dev.centrala.core.routing.whatif;

import java.util.List;
import java.util.SplittableRandom;

/**
 * How long customers wait before they give up, estimated from what was seen. Who gave up waited as
 * long as their patience; of who was answered it is only known that it was longer. With patience
 * taken as exponential, the rate is abandonments ÷ all time waited (maximum likelihood with
 * censoring), and what remains after an answer is again exponential.
 */
final class Patience {
  private static final long SEED = 20_261_122;

  private final double abandonsPerMilli;
  private final SplittableRandom random = new SplittableRandom(SEED);

  Patience(List<PastContact> contacts) {
    double waited = 0;
    int gaveUp = 0;
    for (PastContact contact : contacts) {
      waited += contact.waitedMillis();
      gaveUp += contact.answered() ? 0 : 1;
    }
    abandonsPerMilli = waited == 0 ? 0 : gaveUp / waited;
  }

  /** Seconds that a customer waits on average; 0 when nobody ever gave up. */
  double meanSeconds() {
    return abandonsPerMilli == 0 ? 0 : 1 / abandonsPerMilli / 1000;
  }

  long of(PastContact contact) {
    if (!contact.answered()) {
      return contact.waitedMillis();
    }
    if (abandonsPerMilli == 0) {
      return Arrival.ENDLESS;
    }
    double further = -Math.log(1 - random.nextDouble()) / abandonsPerMilli;
    return contact.waitedMillis() + Math.round(further);
  }
}
