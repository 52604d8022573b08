package dev.centrala.core.audit;

import dev.centrala.core.shared.AuditEntryId;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is read: with its id, and with the name of the user or key that acted, while there
 * is one.
 */
public record AuditLine(AuditEntryId id, AuditEntry entry, @Nullable String actorName) {}
