/**
 * Mail on its way out: written in the transaction of its reason, sent after the commit by any node,
 * tried again until it is out or hopeless. Owns how mails read. Invariant: what a link could open
 * is sealed in the database and dropped once sent.
 */
@NullMarked
package dev.centrala.infra.mail;

import org.jspecify.annotations.NullMarked;
