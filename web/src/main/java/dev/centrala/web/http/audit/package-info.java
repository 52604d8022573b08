/** HTTP of the audit log: read only. */
@NullMarked
package dev.centrala.web.http.audit;

import org.jspecify.annotations.NullMarked;
