/** Rows of the audit log, which the database itself keeps append-only. */
@NullMarked
package dev.centrala.infra.postgres.audit;

import org.jspecify.annotations.NullMarked;
