package dev.centrala.core.routing;

import dev.centrala.core.shared.WrapUpCodeId;
import dev.centrala.core.tenant.SetUpItem;

/** How an agent says what a contact came to; only active ones are offered. */
public record WrapUpCode(WrapUpCodeId id, long version, String name, boolean active)
    implements SetUpItem<WrapUpCodeId> {}
