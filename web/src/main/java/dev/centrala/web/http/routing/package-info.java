/** Routes for queues, skills and wrap-up codes. */
@NullMarked
package dev.centrala.web.http.routing;

import org.jspecify.annotations.NullMarked;
