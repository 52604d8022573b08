/**
 * How long a tenant keeps what its conversations leave behind, and the nightly work that lets go of
 * the rest. Owns the periods. Does not own the rows: the database itself decides what is old
 * enough, and usage and the ledger are never touched.
 */
@NullMarked
package dev.centrala.core.tenant.retention;

import org.jspecify.annotations.NullMarked;
