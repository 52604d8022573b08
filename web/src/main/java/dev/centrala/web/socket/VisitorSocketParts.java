package dev.centrala.web.socket;

import java.time.InstantSource;

/** What every chat's session works with. */
public record VisitorSocketParts(
    ChatActions actions,
    SessionDirectory directory,
    SocketRegistry registry,
    Frames frames,
    VisitorFrames visitorFrames,
    InstantSource clock) {}
