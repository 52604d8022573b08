/**
 * People and programs that may come in: users, roles, sessions, keys, invitations. Owns sign-in and
 * what each role may do. Does not own who is available for work: that is routing.
 */
@NullMarked
package dev.centrala.core.access;

import org.jspecify.annotations.NullMarked;
