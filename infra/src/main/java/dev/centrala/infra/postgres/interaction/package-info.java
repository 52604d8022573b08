/** The stores of the interaction domain. */
@NullMarked
package dev.centrala.infra.postgres.interaction;

import org.jspecify.annotations.NullMarked;
