package dev.centrala.core.access;

import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;

/** One user of one tenant, as the directory knows those that share a mail address. */
public record Account(TenantId tenant, UserId user) {}
