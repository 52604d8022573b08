/**
 * Routes for what a tenant sets up: hours, connections, entry points and the public settings of
 * widgets.
 */
@NullMarked
package dev.centrala.web.http.tenant;

import org.jspecify.annotations.NullMarked;
