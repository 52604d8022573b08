/** Rules of calls out, numbers nobody may call and callbacks, as rows. */
@NullMarked
package dev.centrala.infra.postgres.outbound;

import org.jspecify.annotations.NullMarked;
