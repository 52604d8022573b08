package dev.centrala.infra.node;

import dev.centrala.core.audit.AuditLog;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.tenant.Secrets;
import java.time.InstantSource;

/** What the services of every area stand on. */
public record Ground(
    Transactions transactions, AuditLog audit, InstantSource clock, Secrets secrets) {}
