/**
 * Seals what the database keeps anew under the newest master key, while nodes run. Knows every
 * sealed column; a test finds those it would forget. Changes no secret, only its seal.
 */
@NullMarked
package dev.centrala.infra.postgres.rotation;

import org.jspecify.annotations.NullMarked;
