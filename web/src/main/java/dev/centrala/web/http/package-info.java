/**
 * HTTP in plain terms: a domain's {@code Routes} binds handlers to the operations of the contract;
 * requests arrive authenticated and validated, replies are records. One place turns refusals into
 * problems (RFC 9457).
 */
@NullMarked
package dev.centrala.web.http;

import org.jspecify.annotations.NullMarked;
