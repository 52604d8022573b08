package dev.centrala.core.shared;

/** What is thrown while something that all depend on does not answer. */
public interface Outage {}
