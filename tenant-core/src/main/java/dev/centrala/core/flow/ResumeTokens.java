package dev.centrala.core.flow;

import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import java.util.Optional;

/** Tokens by which a visitor goes on with a chat; they cannot be guessed or forged. */
public interface ResumeTokens {
  String issue(TenantId tenant, InteractionId interaction);

  /** Empty unless the token is one of ours. */
  Optional<Grant> read(String token);

  /** What a token is good for. */
  record Grant(TenantId tenant, InteractionId interaction) {}
}
