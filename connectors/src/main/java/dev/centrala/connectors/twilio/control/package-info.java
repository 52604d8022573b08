/**
 * The way out: the Twilio Java SDK against a connection's own base URL. Owns how an answer of the
 * API becomes one of four outcomes (accepted, refused, later, unknown) and how an unknown one is
 * looked up. Blocking; every call has a time-out. Never retries by itself, since a repeated send is
 * a second message.
 */
@NullMarked
package dev.centrala.connectors.twilio.control;

import org.jspecify.annotations.NullMarked;
