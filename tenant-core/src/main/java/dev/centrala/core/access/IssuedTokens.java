package dev.centrala.core.access;

import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;

/** What a sign-in gives: an access token for minutes and a refresh token that works once. */
public record IssuedTokens(
    TenantId tenant, UserId user, AccessToken accessToken, OpaqueToken refreshToken) {}
