/**
 * Recordings of routing pools outside the core: how they are kept while they run, and the file that
 * another machine replays.
 *
 * <p>Owns: the buffer in front of the database, the format of the file, the command line. Does not
 * own: what a recording means, which is the core's.
 */
@NullMarked
package dev.centrala.infra.replay;

import org.jspecify.annotations.NullMarked;
