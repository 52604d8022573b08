package dev.centrala.core.voice;

/** Whether a number outside may be called. */
public sealed interface RuleVerdict {
  record Allowed() implements RuleVerdict {}

  /** {@code code} is for programs, {@code detail} for the person who asked. */
  record Refused(String code, String detail) implements RuleVerdict {}
}
