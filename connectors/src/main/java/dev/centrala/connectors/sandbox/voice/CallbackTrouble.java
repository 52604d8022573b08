package dev.centrala.connectors.sandbox.voice;

import java.time.Duration;

/**
 * What happens to status callbacks on their way.
 *
 * @param duplicated each comes twice
 * @param shuffled they overtake each other
 * @param late by so much carrier's time
 */
public record CallbackTrouble(boolean duplicated, boolean shuffled, Duration late) {
  public static final CallbackTrouble NONE = new CallbackTrouble(false, false, Duration.ZERO);
}
