/**
 * What an operator sets, read once from the environment and checked as a whole, and the one JSON
 * mapper. Nothing here opens a connection or reads a secret's file.
 */
@NullMarked
package dev.centrala.infra.config;

import org.jspecify.annotations.NullMarked;
