package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.WrapUpCodeId;

/** Knows which wrap-up codes a tenant uses. */
@FunctionalInterface
public interface WrapUpCodes {
  boolean isActive(Tx tx, WrapUpCodeId code);
}
