/**
 * Transactions and what is told about them: every write happens inside {@link Transactions}, and
 * what partners must hear is an outbox row of the same transaction. Owns no table of facts.
 */
@NullMarked
package dev.centrala.core.events;

import org.jspecify.annotations.NullMarked;
