package dev.centrala.infra.config;

import java.util.List;

/** The environment holds values that a node cannot start with; one line for each. */
public final class BadConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  public BadConfigurationException(List<String> problems) {
    super("The configuration is wrong:\n  " + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
