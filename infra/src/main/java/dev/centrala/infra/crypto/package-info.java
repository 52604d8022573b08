/**
 * Secrets: the master key with what is sealed under it, password hashing, access tokens and the
 * keys that sign them. Owns no rule of who may do what. Invariants: no secret is logged; nothing
 * here falls back to a weaker algorithm.
 */
@NullMarked
package dev.centrala.infra.crypto;

import org.jspecify.annotations.NullMarked;
