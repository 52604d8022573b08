/**
 * Calls: the lines of a call, what a carrier is told of them and what it reports. Owns no queue and
 * no agent: a call belongs to an interaction, which says who is to be connected. Invariants: a
 * terminal state of a line absorbs every later report; what a carrier must do is on disk before it
 * is asked; what is shown of a line is what the carrier reported.
 */
@NullMarked
package dev.centrala.core.voice;

import org.jspecify.annotations.NullMarked;
