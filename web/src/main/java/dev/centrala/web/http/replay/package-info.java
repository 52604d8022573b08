/**
 * Recordings of routing and what-if questions over HTTP.
 *
 * <p>Owns: their JSON. Does not own: the format of an exported recording, which comes in through a
 * port.
 */
@NullMarked
package dev.centrala.web.http.replay;

import org.jspecify.annotations.NullMarked;
