/**
 * What was used, never what it costs. A usage event is written in the transaction of the fact it
 * counts; its id is derived from that fact, so that the same fact counts once.
 */
@NullMarked
package dev.centrala.core.usage;

import org.jspecify.annotations.NullMarked;
