/**
 * Traces of one contact from a webhook to a desktop, across nodes, for OpenTelemetry. Off unless
 * the environment names an exporter. A span knows its tenant as an attribute; it never holds a
 * text, a number, an address with its query, or a token.
 */
@NullMarked
package dev.centrala.infra.trace;

import org.jspecify.annotations.NullMarked;
