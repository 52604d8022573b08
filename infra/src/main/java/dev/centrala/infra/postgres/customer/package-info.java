/** The stores of the customer domain. */
@NullMarked
package dev.centrala.infra.postgres.customer;

import org.jspecify.annotations.NullMarked;
