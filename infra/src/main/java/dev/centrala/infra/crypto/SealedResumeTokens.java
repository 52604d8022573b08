package dev.centrala.infra.crypto;

import dev.centrala.core.flow.ResumeTokens;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Resume tokens that hold tenant and interaction, sealed under the master key, so that no table is
 * needed and nothing can be guessed.
 */
public final class SealedResumeTokens implements ResumeTokens {
  private static final String PURPOSE = "chat resume token";
  private static final int LENGTH_BYTES = 32;

  private final MasterKey masterKey;

  public SealedResumeTokens(MasterKey masterKey) {
    this.masterKey = masterKey;
  }

  @Override
  public String issue(TenantId tenant, InteractionId interaction) {
    byte[] plain =
        ByteBuffer.allocate(LENGTH_BYTES)
            .putLong(tenant.value().getMostSignificantBits())
            .putLong(tenant.value().getLeastSignificantBits())
            .putLong(interaction.value().getMostSignificantBits())
            .putLong(interaction.value().getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(masterKey.seal(PURPOSE, null, plain));
  }

  @Override
  public Optional<Grant> read(String token) {
    try {
      byte[] plain = masterKey.open(PURPOSE, null, Base64.getUrlDecoder().decode(token));
      ByteBuffer ids = ByteBuffer.wrap(plain);
      return Optional.of(
          new Grant(
              new TenantId(new UUID(ids.getLong(), ids.getLong())),
              new InteractionId(new UUID(ids.getLong(), ids.getLong()))));
    } catch (IllegalArgumentException | SealBrokenException notOurs) {
      return Optional.empty();
    }
  }
}
