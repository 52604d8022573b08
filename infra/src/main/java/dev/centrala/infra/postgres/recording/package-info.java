/**
 * The recordings of calls, the rules for them and the keys that they are sealed under, in
 * PostgreSQL.
 */
@NullMarked
package dev.centrala.infra.postgres.recording;

import org.jspecify.annotations.NullMarked;
