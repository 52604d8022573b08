package dev.centrala.infra.config;

/** Production embeds nothing; the demo binds to loopback and embeds what is absent. */
public enum Mode {
  PRODUCTION,
  DEMO
}
