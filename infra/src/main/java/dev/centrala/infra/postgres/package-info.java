/**
 * Transactions, migrations and the connection pool. The stores of a domain live in {@code
 * postgres.<domain>}. The application connects as a role that owns no table and is bound by row
 * level security; the tenant is set for each transaction.
 */
@NullMarked
package dev.centrala.infra.postgres;

import org.jspecify.annotations.NullMarked;
