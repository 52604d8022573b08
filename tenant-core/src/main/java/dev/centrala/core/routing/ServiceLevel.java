package dev.centrala.core.routing;

/** The share of contacts that is to be answered within so many seconds. */
public record ServiceLevel(int seconds, int percent) {
  public static final ServiceLevel DEFAULT = new ServiceLevel(20, 80);
}
