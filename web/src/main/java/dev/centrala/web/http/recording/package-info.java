/** The HTTP operations of recordings, of the rules for them, and the sound itself. */
@NullMarked
package dev.centrala.web.http.recording;

import org.jspecify.annotations.NullMarked;
