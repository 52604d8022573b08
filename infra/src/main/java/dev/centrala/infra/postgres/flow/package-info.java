/** The stores of the flow domain. */
@NullMarked
package dev.centrala.infra.postgres.flow;

import org.jspecify.annotations.NullMarked;
