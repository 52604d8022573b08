/**
 * Words that every domain uses: typed ids, pages, refusals, actors. Owns no facts and knows no
 * other domain.
 */
@NullMarked
package dev.centrala.core.shared;

import org.jspecify.annotations.NullMarked;
