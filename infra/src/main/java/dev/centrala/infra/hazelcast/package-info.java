/**
 * What the members of a cluster share: the routing pools, one entry of a map for each tenant, and
 * the configuration of Hazelcast itself.
 *
 * <p>Invariants: a pool is changed only inside an entry processor on the partition's owner, under
 * the owner's clock, and then by the same command and time on one backup. The pool map has no
 * index, no listener with values, no map store, no eviction, and nobody calls {@code get} on it.
 */
@NullMarked
package dev.centrala.infra.hazelcast;

import org.jspecify.annotations.NullMarked;
