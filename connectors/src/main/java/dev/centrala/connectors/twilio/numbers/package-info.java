/**
 * Set-up at Twilio: try a connection's credentials, list its numbers, point a number's messages at
 * us.
 */
@NullMarked
package dev.centrala.connectors.twilio.numbers;

import org.jspecify.annotations.NullMarked;
