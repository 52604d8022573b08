/** The language in which flows compute: CEL, by its own library, within limits. */
@NullMarked
package dev.centrala.infra.cel;

import org.jspecify.annotations.NullMarked;
