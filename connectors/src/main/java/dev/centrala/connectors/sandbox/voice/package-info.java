/**
 * The carrier's exchange: calls, what they hear, where they wait and who hears whom. Executes TwiML
 * that it fetches through {@link VoiceWire}; owns no HTTP server and knows nothing of the product.
 *
 * <p>All state is guarded by the one lock of {@link Floor}. Each call that executes TwiML has a
 * virtual thread, which sleeps there until something happens to the call.
 */
@NullMarked
package dev.centrala.connectors.sandbox.voice;

import org.jspecify.annotations.NullMarked;
