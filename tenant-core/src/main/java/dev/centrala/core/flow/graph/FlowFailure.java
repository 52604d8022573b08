package dev.centrala.core.flow.graph;

/**
 * A node cannot do what it is for; the flow goes on at its error exit. {@code code} is stable, in
 * lower camel case.
 */
public final class FlowFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  public FlowFailure(String code, String detail) {
    super(detail, null, false, false);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
