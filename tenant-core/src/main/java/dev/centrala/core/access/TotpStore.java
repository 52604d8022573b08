package dev.centrala.core.access;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** The sealed secrets of second factors and the hashes of recovery codes. */
public interface TotpStore {
  /** A sealed secret; it counts for sign-in once it was confirmed. */
  record Sealed(byte[] secret, boolean confirmed) {}

  Optional<Sealed> find(Tx tx, UserId user);

  /** Replaces a secret that was not confirmed; false when the user has a confirmed one. */
  boolean enrol(Tx tx, UserId user, byte[] sealedSecret, Instant at);

  /**
   * Makes that very secret count, with {@code step} as used; false when another request was first.
   */
  boolean confirm(Tx tx, UserId user, byte[] sealedSecret, long step, Instant at);

  /** Uses a time step of a confirmed secret up; false unless it is later than any used before. */
  boolean use(Tx tx, UserId user, long step);

  void insertRecoveryCodes(Tx tx, UserId user, Collection<byte[]> hashes);

  /** Takes a recovery code away; false when there is none such, or no more. */
  boolean redeem(Tx tx, UserId user, byte[] hash);

  /** With the recovery codes; false when the user had no confirmed secret. */
  boolean delete(Tx tx, UserId user);
}
