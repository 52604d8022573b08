/**
 * Attachments of multimedia messages, both ways: fetched from the provider with limits and from its
 * hosts alone, and handed to it under short-lived signed addresses. What a file truly is and how it
 * is stored is the core's matter.
 */
@NullMarked
package dev.centrala.connectors.twilio.media;

import org.jspecify.annotations.NullMarked;
