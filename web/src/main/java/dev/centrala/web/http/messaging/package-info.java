/**
 * Files over HTTP. Owns how bytes come in (streamed against a hard limit, few at a time) and how
 * they go out (always as a download, never to be rendered here). What may be seen by whom is the
 * core's to say.
 */
@NullMarked
package dev.centrala.web.http.messaging;

import org.jspecify.annotations.NullMarked;
