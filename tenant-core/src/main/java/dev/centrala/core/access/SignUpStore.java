package dev.centrala.core.access;

import dev.centrala.core.events.Tx;
import java.time.Instant;
import java.util.Optional;

/** Sign-ups that are not confirmed yet, each under the id that its tenant will have. */
public interface SignUpStore {
  void insert(Tx tx, SignUp signUp, byte[] tokenHash, Instant expiresAt);

  /** Uses the token up. */
  Optional<SignUp> redeem(Tx tx, byte[] tokenHash, Instant now);
}
