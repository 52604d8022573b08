package dev.centrala.core.customer;

import java.util.Locale;

/**
 * How a customer is recognised on one channel; the value is in its normal form (E.164, lower-case
 * mail address).
 */
public record Identity(Kind kind, String value) {
  /** What the value is. */
  public enum Kind {
    PHONE,
    MAIL,
    VISITOR;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Kind fromWireName(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  public static Identity phone(String e164) {
    return new Identity(Kind.PHONE, e164);
  }

  public static Identity mail(String address) {
    return new Identity(Kind.MAIL, address.strip().toLowerCase(Locale.ROOT));
  }

  public static Identity visitor(String id) {
    return new Identity(Kind.VISITOR, id);
  }
}
