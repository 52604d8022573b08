/**
 * Who did what in a tenant: append-only, readable by owners and admins. Holds no secrets and no
 * message bodies.
 */
@NullMarked
package dev.centrala.core.audit;

import org.jspecify.annotations.NullMarked;
