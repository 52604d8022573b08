/**
 * The WebSocket sessions of agents and of chat customers. Owns the handshake, the order of frames
 * (one mailbox for each socket), what is said on the wire, and how a desktop catches up. Does not
 * own any fact: all of it is the core's, and a session that is lost costs a reconnect. Invariants:
 * frames of one socket are carried out one after another; nothing depends on a hint.
 */
@NullMarked
package dev.centrala.web.socket;

import org.jspecify.annotations.NullMarked;
