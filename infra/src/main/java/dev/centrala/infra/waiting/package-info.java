/** How a virtual thread waits, also one that belongs to a Vert.x context, and who goes first. */
@NullMarked
package dev.centrala.infra.waiting;

import org.jspecify.annotations.NullMarked;
