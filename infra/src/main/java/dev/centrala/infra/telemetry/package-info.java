/**
 * How a node tells what it does: its logs, as JSON for machines or readable for the demo. Phone
 * numbers are masked in both.
 */
@NullMarked
package dev.centrala.infra.telemetry;

import org.jspecify.annotations.NullMarked;
