package dev.centrala.infra.crypto;

import dev.centrala.core.events.DirectoryTx;
import java.time.Instant;
import java.util.List;

/** Keeps signing keys for all nodes, with the private half sealed. */
public interface SigningKeyStore {
  /** A key as stored: X.509 and sealed PKCS #8. */
  record Stored(
      String id, byte[] publicKey, byte[] sealedPrivateKey, Instant createdAt, Instant signsFrom) {}

  /** All keys, locked against other nodes that want to add one. */
  List<Stored> lock(DirectoryTx tx);

  List<Stored> list(DirectoryTx tx);

  void insert(DirectoryTx tx, Stored key);

  void delete(DirectoryTx tx, String id);
}
