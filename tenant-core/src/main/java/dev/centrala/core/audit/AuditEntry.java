package dev.centrala.core.audit;

import dev.centrala.core.shared.Actor;
import java.time.Instant;
import java.util.Map;

/**
 * One line of the audit log: {@code action} such as {@code queue.created} on the subject of the
 * given kind and id.
 */
public record AuditEntry(
    Instant at,
    Actor actor,
    String action,
    String subjectKind,
    String subjectId,
    Map<String, Object> detail) {}
