package dev.centrala.core.tenant;

import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.TenantId;

/** Whose widget it is and which entry point it opens. */
public record WidgetPlace(TenantId tenant, EntryPointId entryPoint) {}
