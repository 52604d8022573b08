package dev.centrala.core.access;

import dev.centrala.core.tenant.Tenant;
import java.util.Map;

/**
 * What a signed-in user sees of themselves. {@code preferences} are the user's own and mean nothing
 * to the core.
 */
public record Profile(
    Tenant tenant, User user, boolean secondFactor, Map<String, Object> preferences) {}
