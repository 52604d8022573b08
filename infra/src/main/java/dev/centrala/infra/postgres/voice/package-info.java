/** Calls, their lines and what carriers are still to be told, as rows. */
@NullMarked
package dev.centrala.infra.postgres.voice;

import org.jspecify.annotations.NullMarked;
