package dev.centrala.infra.node;

import dev.centrala.core.access.DeviceRule;
import dev.centrala.core.access.KnownSkills;
import dev.centrala.core.access.NewTenantSetUp;
import dev.centrala.core.access.RateLimiter;
import dev.centrala.core.access.SessionEnder;
import dev.centrala.core.access.UserListener;
import dev.centrala.core.tenant.TenantListener;
import java.util.function.UnaryOperator;

/**
 * What other areas do when users and tenants change. {@code sockets} closes this node's sockets of
 * an ended session; it hears of ends on all nodes, some of them twice. {@code limits} may count
 * what the limiter refuses.
 */
public record AccessHooks(
    NewTenantSetUp newTenant,
    UserListener users,
    TenantListener tenants,
    KnownSkills skills,
    SessionEnder sockets,
    UnaryOperator<RateLimiter> limits,
    DeviceRule devices) {}
