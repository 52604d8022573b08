package dev.centrala.core.routing.pool;

/** In what order a queue serves those who fit the same agents. */
public enum Order {
  /** Who has waited longest, each step of priority counted as some seconds of waiting. */
  FIFO("fifo"),
  /** The highest priority, and of equals who has waited longest. */
  PRIORITY("priority"),
  /** Who is due first, each step of priority counted as some seconds. */
  DUE_BY("dueBy"),
  /** Who came last, each step of priority counted as coming some seconds later. */
  LIFO("lifo");

  private final String wireName;

  Order(String wireName) {
    this.wireName = wireName;
  }

  /** The name in JSON and in the database. */
  public String wireName() {
    return wireName;
  }

  public static Order fromWireName(String name) {
    for (Order order : values()) {
      if (order.wireName.equals(name)) {
        return order;
      }
    }
    throw new IllegalArgumentException("no order " + name);
  }
}
