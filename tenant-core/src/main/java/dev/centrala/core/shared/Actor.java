package dev.centrala.core.shared;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who did something. {@code id} names a user, a customer or a key; the system, a flow and a
 * provider may have none.
 */
public record Actor(Kind kind, @Nullable String id) {
  public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null);

  /** The kinds of actor on a timeline and in the audit log. */
  public enum Kind {
    USER,
    CUSTOMER,
    SYSTEM,
    FLOW,
    PROVIDER,
    KEY;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Kind fromWireName(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  public static Actor user(UserId user) {
    return new Actor(Kind.USER, user.toString());
  }

  public static Actor customer(CustomerId customer) {
    return new Actor(Kind.CUSTOMER, customer.toString());
  }

  public static Actor flow(FlowId flow) {
    return new Actor(Kind.FLOW, flow.toString());
  }

  public static Actor provider(String name) {
    return new Actor(Kind.PROVIDER, name);
  }

  public static Actor key(KeyId key) {
    return new Actor(Kind.KEY, key.toString());
  }
}
