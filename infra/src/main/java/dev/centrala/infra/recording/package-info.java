/**
 * Where recordings lie: files on a disk or in an S3-compatible store, sealed in pieces under a key
 * of their tenant, so that any part can be played without opening the whole. Knows no calls and no
 * rules.
 */
@NullMarked
package dev.centrala.infra.recording;

import org.jspecify.annotations.NullMarked;
