/** Customers over HTTP. */
@NullMarked
package dev.centrala.web.http.customer;

import org.jspecify.annotations.NullMarked;
