/**
 * The pages of the carrier: the telephone that people dial with, and what it asks of the exchange.
 */
@NullMarked
package dev.centrala.connectors.sandbox.page;

import org.jspecify.annotations.NullMarked;
