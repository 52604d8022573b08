/**
 * What a tenant sets up, as rows, and the directory's rows that lead to it from a connection or a
 * widget.
 */
@NullMarked
package dev.centrala.infra.postgres.tenant;

import org.jspecify.annotations.NullMarked;
