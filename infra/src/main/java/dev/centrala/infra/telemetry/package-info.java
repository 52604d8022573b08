/**
 * How a node tells what it does: its logs, as JSON for machines or readable for the demo, with
 * phone numbers masked in both; and its figures, which know no tenant. The core knows neither:
 * areas are wrapped, or tell a port such as {@code PoolWatch}.
 */
@NullMarked
package dev.centrala.infra.telemetry;

import org.jspecify.annotations.NullMarked;
