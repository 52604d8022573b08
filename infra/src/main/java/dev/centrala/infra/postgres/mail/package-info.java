/** Rows of outgoing mail. */
@NullMarked
package dev.centrala.infra.postgres.mail;

import org.jspecify.annotations.NullMarked;
