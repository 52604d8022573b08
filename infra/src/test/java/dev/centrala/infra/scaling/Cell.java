package dev.centrala.infra.scaling;

/**
 * One cell and what comes to it in ten minutes.
 *
 * @param databaseFactor how much faster its database is than the measured one
 * @param peak the factor of arrivals between the fourth and the sixth minute
 * @param largestShare the part of all agents that the largest tenant has; the others follow Zipf
 * @param nodesLost how many nodes die at the fifth minute, in the middle of the peak
 */
record Cell(
    int agents,
    int tenants,
    int nodes,
    double databaseFactor,
    double peak,
    double largestShare,
    int nodesLost) {
  /** Measured: the whole path of a message less its rows, on a node with two shared cores. */
  static final double NODE_MILLIS = 1000.0 / 36 - 1000.0 / 308;

  /** Measured: the rows of one message by SQL alone, on the same machine. */
  static final double DATABASE_MILLIS = 1000.0 / 308;

  /** Measured: a command of a large pool, three nodes, remote owner, the slower figure. */
  static final double POOL_MILLIS = 1000.0 / 21_000;

  /** Measured: promotion of a backup; senders try again after it. */
  static final double FAILOVER_MILLIS = 1_000;

  /** Assumed: messages in and out of an agent's contacts in an hour. */
  static final double MESSAGES_PER_AGENT_HOUR = 60;

  static Cell of(int agents, int tenants, int nodes) {
    return new Cell(agents, tenants, nodes, 1, 1, 0.05, 0);
  }

  Cell withDatabase(double factor) {
    return new Cell(agents, tenants, nodes, factor, peak, largestShare, nodesLost);
  }

  Cell withPeak(double factor) {
    return new Cell(agents, tenants, nodes, databaseFactor, factor, largestShare, nodesLost);
  }

  Cell withLargest(double share) {
    return new Cell(agents, tenants, nodes, databaseFactor, peak, share, nodesLost);
  }

  Cell losing(int lost) {
    return new Cell(agents, tenants, nodes, databaseFactor, peak, largestShare, lost);
  }

  double messagesPerSecond() {
    return agents * MESSAGES_PER_AGENT_HOUR / 3600;
  }
}
