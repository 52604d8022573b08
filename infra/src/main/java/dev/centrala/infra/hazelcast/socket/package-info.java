/**
 * What the nodes of a cluster share about sockets: the agents' feeds, who holds which socket, and
 * the hints between nodes (one event-bus address for each node, never one for each socket). All of
 * it may be lost: feeds give way to snapshots, the directory is filled again as sockets come back,
 * hints are made good by looking.
 */
@NullMarked
package dev.centrala.infra.hazelcast.socket;

import org.jspecify.annotations.NullMarked;
