/**
 * How much of the shared house one tenant may use at a time: requests, messages, live interactions,
 * sockets. Owns the kinds, the arithmetic of a budget that nodes share by leases, and the port that
 * the rest of the product asks. A budget is never exceeded by what nodes were granted; a lease that
 * is not renewed counts no more.
 */
@NullMarked
package dev.centrala.core.tenant.limit;

import org.jspecify.annotations.NullMarked;
