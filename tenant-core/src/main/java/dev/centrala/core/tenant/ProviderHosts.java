package dev.centrala.core.tenant;

/**
 * Which hosts the operator accepts as a provider's base URL besides the provider's own ({@code
 * CENTRALA_PROVIDER_HOSTS}).
 */
@FunctionalInterface
public interface ProviderHosts {
  boolean allows(String host, int port);
}
