package dev.centrala.core.audit;

import org.jspecify.annotations.Nullable;

/**
 * An entry as it is read: with its id, and with the name of the user or key that acted, while there
 * is one.
 */
public record AuditLine(String id, AuditEntry entry, @Nullable String actorName) {}
