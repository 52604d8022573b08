/** The stores of the routing domain. */
@NullMarked
package dev.centrala.infra.postgres.routing;

import org.jspecify.annotations.NullMarked;
