/** The outbox: events for partners as rows, and their deliveries to webhooks. */
@NullMarked
package dev.centrala.infra.postgres.events;

import org.jspecify.annotations.NullMarked;
