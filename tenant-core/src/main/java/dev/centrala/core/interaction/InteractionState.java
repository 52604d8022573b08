package dev.centrala.core.interaction;

/** Where an interaction stands. */
public enum InteractionState {
  IN_FLOW("inFlow"),
  QUEUED("queued"),
  OFFERED("offered"),
  ASSIGNED("assigned"),
  WAITING_FOR_CUSTOMER("waitingForCustomer"),
  WRAP_UP("wrapUp"),
  ENDED("ended"),
  ABANDONED("abandoned");

  private final String wireName;

  InteractionState(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** Nothing more will happen, unless the customer comes back within the reopening window. */
  public boolean isOver() {
    return this == ENDED || this == ABANDONED;
  }

  /** An agent has it and may write. */
  public boolean isWithAgent() {
    return this == ASSIGNED || this == WAITING_FOR_CUSTOMER;
  }

  public static InteractionState fromWireName(String name) {
    for (InteractionState state : values()) {
      if (state.wireName.equals(name)) {
        return state;
      }
    }
    throw new IllegalArgumentException(name);
  }
}
