/**
 * The carrier for the demo and the tests: speaks Twilio's wire protocol from the carrier's side.
 * Owns made-up accounts, numbers and messages, in memory; calls are in {@code voice}. Knows nothing
 * of the product: it is reached over HTTP like any carrier.
 */
@NullMarked
package dev.centrala.connectors.sandbox;

import org.jspecify.annotations.NullMarked;
