/**
 * Reads the TwiML of voice as the carrier does: what it would not execute is refused with its error
 * code. Knows nothing of calls.
 */
@NullMarked
package dev.centrala.connectors.sandbox.twiml;

import org.jspecify.annotations.NullMarked;
