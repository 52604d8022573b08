/** Usage as append-only rows. */
@NullMarked
package dev.centrala.infra.postgres.usage;

import org.jspecify.annotations.NullMarked;
