package dev.centrala.core.tenant;

import dev.centrala.core.shared.Id;

/** One thing that a tenant sets up. {@code version} counts its changes, from 1. */
public interface SetUpItem<I extends Id> {
  I id();

  long version();

  /** What a person calls it. */
  String name();
}
