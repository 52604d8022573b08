package dev.centrala.core.access;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.KeyId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.RefusedException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** API keys, and the access tokens that programs get for them (RFC 6749, section 4.4). */
public final class KeyService {
  private final Transactions transactions;
  private final KeyStore keys;
  private final TokenIssuer issuer;
  private final Throttles throttles;
  private final AuditTrail trail;
  private final InstantSource clock;

  public KeyService(
      Transactions transactions,
      KeyStore keys,
      TokenIssuer issuer,
      Throttles throttles,
      AuditTrail trail,
      InstantSource clock) {
    this.transactions = transactions;
    this.keys = keys;
    this.issuer = issuer;
    this.throttles = throttles;
    this.trail = trail;
    this.clock = clock;
  }

  public CreatedKey create(Caller caller, String name, Set<Role> roles) {
    RolePolicy.checkNewRoles(caller, roles);
    ApiKey key = new ApiKey(KeyId.next(), PersonName.of(name), roles, clock.instant());
    OpaqueToken secret = OpaqueToken.next(caller.tenant());
    transactions.doInTenant(
        caller.tenant(),
        tx -> {
          keys.insert(tx, key, secret.hash());
          trail.write(
              tx,
              caller.actor(),
              "key.created",
              "key",
              key.id().toString(),
              Map.of("name", key.name(), "roles", RolePolicy.names(roles)));
        });
    return new CreatedKey(key, secret);
  }

  public Page<ApiKey> list(Caller caller, PageRequest page) {
    return transactions.inTenant(caller.tenant(), tx -> keys.list(tx, page));
  }

  /** Its access tokens are refused within seconds. */
  public void delete(Caller caller, KeyId id) {
    transactions.doInTenant(
        caller.tenant(),
        tx -> {
          if (!keys.delete(tx, id)) {
            throw RefusedException.notFound("key");
          }
          trail.write(tx, caller.actor(), "key.deleted", "key", id.toString(), Map.of());
        });
  }

  /**
   * A token for the key; empty when the client is unknown or the secret is wrong. Refuses too many
   * tries.
   */
  public Optional<AccessToken> token(String clientId, String secret, String networkAddress) {
    throttles.signIn(clientId, networkAddress);
    Optional<AccessToken> token = caller(clientId, secret).map(issuer::issue);
    token.ifPresent(good -> throttles.signedIn(clientId, networkAddress));
    return token;
  }

  private Optional<Caller> caller(String clientId, String secret) {
    Optional<OpaqueToken> parsed = OpaqueToken.parse(secret);
    if (parsed.isEmpty()) {
      return Optional.empty();
    }
    byte[] secretHash = parsed.get().hash();
    try {
      KeyId id = KeyId.parse(clientId);
      return transactions
          .inDirectory(tx -> keys.tenantOf(tx, id))
          .flatMap(tenant ->
              transactions
                  .inTenant(tenant, tx -> keys.find(tx, id, secretHash))
                  .map(key -> new Caller(tenant, null, null, key.id(), key.roles())));
    } catch (RefusedException notAnId) {
      return Optional.empty();
    }
  }
}
