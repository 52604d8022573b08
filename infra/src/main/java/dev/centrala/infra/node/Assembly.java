package dev.centrala.infra.node;

import dev.centrala.core.access.Authenticator;
import java.util.List;

/** The areas of a node in the order of their start, and who proves callers for all of them. */
public record Assembly(Authenticator authenticator, List<Parts> parts) {}
