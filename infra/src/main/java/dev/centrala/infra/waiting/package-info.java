/** How a virtual thread waits, also one that belongs to a Vert.x context. */
@NullMarked
package dev.centrala.infra.waiting;

import org.jspecify.annotations.NullMarked;
