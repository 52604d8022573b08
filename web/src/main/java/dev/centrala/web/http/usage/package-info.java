/** Routes for what was used. */
@NullMarked
package dev.centrala.web.http.usage;

import org.jspecify.annotations.NullMarked;
