/**
 * What a file is, by Apache Tika's core: magic bytes and the shared table of media types; no
 * parsers.
 */
@NullMarked
package dev.centrala.infra.tika;

import org.jspecify.annotations.NullMarked;
