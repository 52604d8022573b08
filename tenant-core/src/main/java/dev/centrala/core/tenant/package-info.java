/**
 * The business that signed up: its settings, its connections to providers, the entry points its
 * customers reach it by, its business hours. Queues and skills belong to routing, people to access.
 * What a tenant sets up has a version; a change names the version it was made from, and is audited
 * in the transaction that makes it.
 */
@NullMarked
package dev.centrala.core.tenant;

import org.jspecify.annotations.NullMarked;
