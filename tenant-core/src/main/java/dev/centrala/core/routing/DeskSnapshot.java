package dev.centrala.core.routing;

import dev.centrala.core.interaction.AgentDelta;
import java.util.List;

/** All that an agent's desktop shows, read from the database. */
public record DeskSnapshot(
    AgentDelta.PresenceChanged presence,
    List<AgentDelta.OfferMade> offers,
    List<AgentDelta.Assigned> assignments) {}
