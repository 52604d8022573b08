/**
 * What would have happened: the same arrivals, played against the real pool on a virtual clock.
 *
 * <p>Owns: the simulation and its figures. Does not own: the rules, which are the pool's own, nor
 * where arrivals and shifts come from.
 *
 * <p>Invariants: the same plan and arrivals give the same report on any machine; nothing here
 * touches a live pool.
 */
@NullMarked
package dev.centrala.core.routing.whatif;

import org.jspecify.annotations.NullMarked;
