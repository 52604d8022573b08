/** The stores of the messaging domain. */
@NullMarked
package dev.centrala.infra.postgres.messaging;

import org.jspecify.annotations.NullMarked;
