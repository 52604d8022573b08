package dev.centrala.core.tenant.webhook;

/**
 * Which addresses given by users may be called. What passes here is checked again at every connect.
 */
@FunctionalInterface
public interface Targets {
  /**
   * Refuses as invalid at {@code pointer} what is no http or https address, or leads to a network
   * of our own.
   */
  void check(String pointer, String url);
}
