/**
 * Rows of users, sessions, tokens, keys, limits and kept answers. Secrets are here as hashes only;
 * what must be read again is sealed.
 */
@NullMarked
package dev.centrala.infra.postgres.access;

import org.jspecify.annotations.NullMarked;
