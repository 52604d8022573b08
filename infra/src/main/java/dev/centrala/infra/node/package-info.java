/**
 * The program: puts the areas together, starts and stops them in order, serves HTTP. Owns no rule
 * of the contact centre. Each area plugs in as {@link dev.centrala.infra.node.Parts}; {@link
 * dev.centrala.infra.node.Composition} is the one place that names them all.
 */
@NullMarked
package dev.centrala.infra.node;

import org.jspecify.annotations.NullMarked;
