package dev.centrala.core.tenant.limit;

/** One limit of a tenant and how much of it is used on the whole cluster. */
public record LimitUse(LimitKind kind, int limit, long used) {}
