/** Budgets of tenants and the leases of nodes on them, in the directory. */
@NullMarked
package dev.centrala.infra.postgres.limit;

import org.jspecify.annotations.NullMarked;
