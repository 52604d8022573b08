/**
 * HTTP of sign-up, sessions, passwords, invitations, users and API keys. Holds no rule: it turns
 * bodies into requests of the core and answers into records.
 */
@NullMarked
package dev.centrala.web.http.access;

import org.jspecify.annotations.NullMarked;
