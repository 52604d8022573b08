package dev.centrala.core.messaging;

import dev.centrala.core.shared.TenantId;
import java.util.Optional;

/** Hands messages to a provider. Called outside of any transaction; blocks a virtual thread. */
public interface MessageSender {
  SendResult send(TenantId tenant, Dispatch dispatch);

  /** Whether the provider took the message at an earlier try; empty when it cannot tell. */
  Optional<LookUp> lookUp(TenantId tenant, Dispatch dispatch);

  /** The answer to a look-up. */
  sealed interface LookUp {
    record Found(String providerMessageId, int segments) implements LookUp {}

    record NotThere() implements LookUp {}
  }
}
