package dev.centrala.core.routing.pool;

/**
 * Whether an agent can be asked, as one number by which agents are grouped: 0 to 100 is ready with
 * so much capacity free; below zero says why not.
 */
final class Standing {
  static final int FINISHING = -1;
  static final int CONNECTION_LOST = -2;
  static final int BUSY = -3;
  static final int AWAY = -4;
  static final int OFFLINE = -5;

  private Standing() {}

  static int of(Agent agent) {
    return switch (agent.presence) {
      case OFFLINE -> OFFLINE;
      case AWAY -> AWAY;
      case BUSY -> BUSY;
      case AVAILABLE ->
          !agent.connected ? CONNECTION_LOST : agent.pending != null ? FINISHING : agent.free();
    };
  }

  /** The reason for an agent who fits but has this standing. */
  static Reason.Kind reason(int standing, int cost) {
    return switch (standing) {
      case FINISHING -> Reason.Kind.FINISHING;
      case CONNECTION_LOST -> Reason.Kind.CONNECTION_LOST;
      case BUSY -> Reason.Kind.BUSY;
      case AWAY -> Reason.Kind.AWAY;
      case OFFLINE -> Reason.Kind.OFFLINE;
      default -> standing < cost ? Reason.Kind.AT_CAPACITY : Reason.Kind.RANKED_BELOW;
    };
  }
}
