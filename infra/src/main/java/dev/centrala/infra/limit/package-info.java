/**
 * A tenant's limits counted on this node within leases of the tenant's budgets: the usual case
 * costs no round trip, one lease serves many.
 */
@NullMarked
package dev.centrala.infra.limit;

import org.jspecify.annotations.NullMarked;
