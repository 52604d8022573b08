/**
 * The shapes that HTTP and sockets share: an interaction, a message, a note, a customer, as JSON
 * records.
 */
@NullMarked
package dev.centrala.web.wire;

import org.jspecify.annotations.NullMarked;
