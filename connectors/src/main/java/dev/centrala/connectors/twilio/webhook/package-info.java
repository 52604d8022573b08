/**
 * Twilio's way in: checks that a request was signed with the connection's own token, reads its form
 * into typed events and hands them to the core. Trusts nothing a request says about where it came
 * from. Answers fast; a repeat has no effect.
 */
@NullMarked
package dev.centrala.connectors.twilio.webhook;

import org.jspecify.annotations.NullMarked;
