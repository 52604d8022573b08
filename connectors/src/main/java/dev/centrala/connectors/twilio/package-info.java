/**
 * Twilio and every carrier that speaks its API and TwiML: what a connection to it is. {@code
 * webhook} is the way in, {@code control} the way out, {@code numbers} the set-up. Owns no facts:
 * those are the tenant's connections and messages in the core.
 */
@NullMarked
package dev.centrala.connectors.twilio;

import org.jspecify.annotations.NullMarked;
