/**
 * What the demo brings along because nobody set it up: a PostgreSQL of its own, a master key, a
 * directory for both that outlives restarts, a tenant to look at. Production uses none of it.
 */
@NullMarked
package dev.centrala.infra.demo;

import org.jspecify.annotations.NullMarked;
