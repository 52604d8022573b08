package dev.centrala.core.access;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.UserId;
import java.time.Instant;
import java.util.Optional;

/** Hashes of the tokens that mails carry; each is good once, until it expires. */
public interface OneTimeTokenStore {
  /** Replaces what the user had for the purpose. */
  void insert(Tx tx, OneTimePurpose purpose, UserId user, byte[] hash, Instant expiresAt);

  /** Whose it is, while it is good. */
  Optional<UserId> find(Tx tx, OneTimePurpose purpose, byte[] hash, Instant now);

  /** Uses it up: of two at the same moment one finds it gone. */
  Optional<UserId> redeem(Tx tx, OneTimePurpose purpose, byte[] hash, Instant now);

  /** Forgets all that the user has. */
  void deleteAll(Tx tx, UserId user);
}
