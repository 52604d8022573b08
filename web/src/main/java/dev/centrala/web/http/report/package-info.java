/** Live figures over HTTP. */
@NullMarked
package dev.centrala.web.http.report;

import org.jspecify.annotations.NullMarked;
