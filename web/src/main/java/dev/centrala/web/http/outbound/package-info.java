/** Routes of calls out: the rules, the numbers nobody may call. */
@NullMarked
package dev.centrala.web.http.outbound;

import org.jspecify.annotations.NullMarked;
