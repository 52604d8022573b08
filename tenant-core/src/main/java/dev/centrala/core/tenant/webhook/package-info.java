/**
 * Webhooks of partners: which events go to which address, signed with which secret, and what became
 * of each delivery. Owns the rules of retrying and signing (Standard Webhooks 1.0). Does not own
 * the events, nor how an address is reached.
 */
@NullMarked
package dev.centrala.core.tenant.webhook;

import org.jspecify.annotations.NullMarked;
