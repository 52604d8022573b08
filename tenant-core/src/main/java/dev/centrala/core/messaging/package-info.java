/**
 * Threads, messages, attachments: instructions to a messaging provider and what it reports. Owns
 * how a text is counted and how a delivery status moves. Does not own the conversation
 * (interaction) nor any provider's wire format.
 */
@NullMarked
package dev.centrala.core.messaging;

import org.jspecify.annotations.NullMarked;
