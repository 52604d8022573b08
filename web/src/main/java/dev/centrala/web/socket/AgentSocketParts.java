package dev.centrala.web.socket;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.access.Authenticator;
import dev.centrala.core.tenant.limit.TenantLimits;
import java.time.InstantSource;

/** What every agent's session works with. */
public record AgentSocketParts(
    Authenticator authenticator,
    AgentActions actions,
    DeskFeed feed,
    CommandLog commands,
    AgentConnections connections,
    SocketRegistry registry,
    ObjectMapper json,
    Frames frames,
    AgentFrames agentFrames,
    TenantLimits limits,
    InstantSource clock,
    FrameTrace trace) {}
