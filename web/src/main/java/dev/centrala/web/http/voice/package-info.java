/** What a business sets for its calls beside their recording. */
@NullMarked
package dev.centrala.web.http.voice;

import org.jspecify.annotations.NullMarked;
