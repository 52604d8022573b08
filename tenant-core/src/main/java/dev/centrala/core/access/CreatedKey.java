package dev.centrala.core.access;

/** A new key with its secret, which is shown this once. */
public record CreatedKey(ApiKey key, OpaqueToken secret) {}
