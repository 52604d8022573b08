/**
 * Calls out of the house to addresses that users gave: the one HTTP client for them, which reaches
 * public networks only, and the worker that delivers events to partners. Invariant: what is
 * connected to is the address that was checked.
 */
@NullMarked
package dev.centrala.infra.outbound;

import org.jspecify.annotations.NullMarked;
