package dev.centrala.core.routing.whatif;

/**
 * The textbook answers for one queue, Poisson arrivals and exponential handling (M/M/c and
 * M/M/c+M). {@code load} is arrivals × handling time in erlangs. Source: Gans, Koole, Mandelbaum,
 * Telephone Call Centers (2003), sections 4.2 and 4.3.
 */
final class QueueingTheory {
  private QueueingTheory() {}

  /** Erlang C: the probability that a contact has to wait. */
  static double waitProbability(int agents, double load) {
    double blocked = 1;
    for (int k = 1; k <= agents; k++) {
      blocked = load * blocked / (k + load * blocked);
    }
    return agents * blocked / (agents - load * (1 - blocked));
  }

  /** Erlang C: the mean wait of all, in units of the mean handling time. */
  static double meanWait(int agents, double load) {
    return waitProbability(agents, load) / (agents - load);
  }

  /** Erlang C: the share that waits no longer than {@code t} handling times. */
  static double servedWithin(int agents, double load, double t) {
    return 1 - waitProbability(agents, load) * Math.exp(-(agents - load) * t);
  }

  /**
   * Erlang A: the share that abandons; {@code impatience} is mean handling time ÷ mean patience. By
   * the stationary distribution of the birth-death chain, scaled by its peak.
   */
  static double abandoned(int agents, double load, double impatience) {
    int most = agents + (int) Math.ceil(20 * Math.sqrt(load / impatience) + 40 * load / impatience);
    double[] weight = new double[most + 1];
    int peak = (int) Math.min(agents, load);
    weight[peak] = 1;
    for (int n = peak; n < most; n++) {
      weight[n + 1] = weight[n] * load / deathRate(n + 1, agents, impatience);
    }
    for (int n = peak; n > 0; n--) {
      weight[n - 1] = weight[n] * deathRate(n, agents, impatience) / load;
    }
    double all = 0;
    double leaving = 0;
    for (int n = 0; n <= most; n++) {
      all += weight[n];
      leaving += weight[n] * Math.max(0, n - agents) * impatience;
    }
    return leaving / all / load;
  }

  private static double deathRate(int present, int agents, double impatience) {
    return Math.min(present, agents) + Math.max(0, present - agents) * impatience;
  }
}
