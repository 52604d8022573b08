/** Flows over HTTP. */
@NullMarked
package dev.centrala.web.http.flow;

import org.jspecify.annotations.NullMarked;
