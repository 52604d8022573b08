package dev.centrala.core.tenant;

import dev.centrala.core.shared.ConnectionId;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's account with a provider. {@code account} is the provider's name for it (an account
 * SID); the secret is not part of it and is never given back. Without {@code apiBaseUrl} the
 * provider's own is used.
 */
public record Connection(
    ConnectionId id,
    long version,
    String provider,
    String name,
    String account,
    @Nullable URI apiBaseUrl,
    Instant createdAt)
    implements SetUpItem<ConnectionId> {}
