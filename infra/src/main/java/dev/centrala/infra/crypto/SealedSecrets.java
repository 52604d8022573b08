package dev.centrala.infra.crypto;

import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.Secrets;
import java.nio.charset.StandardCharsets;

/** A tenant's secrets under the master key. */
public final class SealedSecrets implements Secrets {
  private final MasterKey masterKey;

  public SealedSecrets(MasterKey masterKey) {
    this.masterKey = masterKey;
  }

  @Override
  public byte[] seal(TenantId tenant, String purpose, String plaintext) {
    return masterKey.seal(purpose, tenant, plaintext.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String open(TenantId tenant, String purpose, byte[] sealed) {
    return new String(masterKey.open(purpose, tenant, sealed), StandardCharsets.UTF_8);
  }
}
