package dev.centrala.web.socket;

import dev.centrala.core.tenant.limit.TenantLimits;
import java.time.InstantSource;

/** What every chat's session works with. */
public record VisitorSocketParts(
    ChatActions actions,
    SessionDirectory directory,
    SocketRegistry registry,
    Frames frames,
    VisitorFrames visitorFrames,
    TenantLimits limits,
    InstantSource clock) {}
