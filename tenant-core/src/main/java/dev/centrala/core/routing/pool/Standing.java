package dev.centrala.core.routing.pool;

/**
 * Whether an agent can be asked, and what they have in hand if so: agents are grouped by it. Those
 * who cannot be asked are grouped by the reason alone.
 */
record Standing(Why why, Load load) implements Comparable<Standing> {
  /** Before every standing of an agent who can be asked. */
  static final Standing FIRST_READY = new Standing(Why.READY, Load.NONE);

  /** Why an agent cannot be asked, or that they can. */
  enum Why {
    OFFLINE(Reason.Kind.OFFLINE),
    AWAY(Reason.Kind.AWAY),
    BUSY(Reason.Kind.BUSY),
    CONNECTION_LOST(Reason.Kind.CONNECTION_LOST),
    FINISHING(Reason.Kind.FINISHING),
    READY(Reason.Kind.RANKED_BELOW);

    private final Reason.Kind kind;

    Why(Reason.Kind kind) {
      this.kind = kind;
    }
  }

  static Standing of(Agent agent) {
    Why why = why(agent);
    return new Standing(why, why == Why.READY ? agent.load : Load.NONE);
  }

  private static Why why(Agent agent) {
    return switch (agent.presence) {
      case OFFLINE -> Why.OFFLINE;
      case AWAY -> Why.AWAY;
      case BUSY -> Why.BUSY;
      case AVAILABLE ->
          !agent.connected
              ? Why.CONNECTION_LOST
              : agent.pending != null ? Why.FINISHING : Why.READY;
    };
  }

  boolean canTake(Take take) {
    return why == Why.READY && take.fits(load);
  }

  /** The reason for an agent who fits but has this standing. */
  Reason.Kind reason(Take take) {
    return why == Why.READY && !take.fits(load) ? Reason.Kind.AT_CAPACITY : why.kind;
  }

  @Override
  public int compareTo(Standing other) {
    int byWhy = why.compareTo(other.why);
    return byWhy == 0 ? load.compareTo(other.load) : byWhy;
  }
}
