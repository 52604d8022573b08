package dev.centrala.core.messaging;

import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.UserId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who wrote a message, with the name as it was then. */
public record Author(Kind kind, @Nullable String id, @Nullable String name) {
  public static final Author SYSTEM = new Author(Kind.SYSTEM, null, null);

  /** The kinds of author. */
  public enum Kind {
    CUSTOMER,
    AGENT,
    SYSTEM,
    FLOW;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Kind fromWireName(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  public static Author customer(CustomerId id, @Nullable String name) {
    return new Author(Kind.CUSTOMER, id.toString(), name);
  }

  public static Author agent(UserId id, @Nullable String name) {
    return new Author(Kind.AGENT, id.toString(), name);
  }

  public static Author flow(@Nullable String name) {
    return new Author(Kind.FLOW, null, name);
  }
}
