/** Interactions, their timelines, explanations, messages and notes over HTTP. */
@NullMarked
package dev.centrala.web.http.interaction;

import org.jspecify.annotations.NullMarked;
