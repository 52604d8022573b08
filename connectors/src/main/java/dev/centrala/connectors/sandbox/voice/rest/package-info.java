/**
 * Twilio's REST resources of voice over the exchange: form fields in, JSON out, refusals with
 * Twilio's codes. Signing in, paging and faults are the carrier's, behind {@link RestCall}.
 */
@NullMarked
package dev.centrala.connectors.sandbox.voice.rest;

import org.jspecify.annotations.NullMarked;
