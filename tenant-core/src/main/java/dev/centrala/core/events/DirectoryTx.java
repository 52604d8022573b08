package dev.centrala.core.events;

/**
 * An open transaction on the directory: ids and hashes that are needed before the tenant is known.
 * Sees no tenant's rows.
 */
public interface DirectoryTx {}
