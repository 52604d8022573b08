package dev.centrala.core.access;

import dev.centrala.core.events.Tx;

/**
 * What people may choose to be called at by themselves: a number that earns by being called would
 * be paid by the business. Refuses as invalid.
 */
@FunctionalInterface
public interface DeviceRule {
  void require(Tx tx, String address);
}
