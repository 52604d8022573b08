/**
 * The person who contacts a business: identities resolved to one profile for each tenant. Owns
 * identities, profile and merges; not what was said. Invariants: an identity belongs to one profile
 * at a time; a merge can be undone; nothing is merged unless a person says so.
 */
@NullMarked
package dev.centrala.core.customer;

import org.jspecify.annotations.NullMarked;
