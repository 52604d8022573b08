package dev.centrala.infra.crypto;

import dev.centrala.core.events.DirectoryTx;
import dev.centrala.core.events.Transactions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The keys that sign access tokens, shared by all nodes. A new key is published a while before it
 * signs, so that nobody who keeps the key set meets a token it cannot check; an old one stays until
 * its last token has expired.
 */
public final class SigningKeys {
  private static final Duration ROTATED_AFTER = Duration.ofDays(90);
  private static final Duration PUBLISHED_BEFORE = Duration.ofMinutes(10);
  private static final Duration KEPT_AFTER = Duration.ofDays(1);
  private static final Duration REREAD_AFTER = Duration.ofMinutes(1);
  private static final Duration REREAD_FOR_UNKNOWN_AFTER = Duration.ofSeconds(2);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Transactions transactions;
  private final SigningKeyStore store;
  private final MasterKey masterKey;
  private final InstantSource clock;
  private volatile Snapshot snapshot = new Snapshot(List.of(), Instant.MIN);

  private record Snapshot(List<SigningKey> keys, Instant readAt) {}

  public SigningKeys(
      Transactions transactions, SigningKeyStore store, MasterKey masterKey, InstantSource clock) {
    this.transactions = transactions;
    this.store = store;
    this.masterKey = masterKey;
    this.clock = clock;
  }

  /**
   * The youngest key whose time has come. Called in transactions, so it reads the database only
   * when nothing was read before.
   */
  SigningKey current() {
    Instant now = clock.instant();
    if (snapshot.keys().isEmpty()) {
      refresh();
    }
    return snapshot.keys().stream()
        .filter(key -> !key.signsFrom().isAfter(now))
        .max(Comparator.comparing(SigningKey::signsFrom))
        .orElseThrow(() -> new IllegalStateException("no key may sign yet"));
  }

  /**
   * The key of that id; a new one of another node is looked for, but not each time that somebody
   * makes an id up.
   */
  Optional<SigningKey> find(String id) {
    Optional<SigningKey> found = in(keys(), id);
    if (found.isEmpty() && isOlder(snapshot, REREAD_FOR_UNKNOWN_AFTER)) {
      refresh();
      return in(snapshot.keys(), id);
    }
    return found;
  }

  private static Optional<SigningKey> in(List<SigningKey> keys, String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  /** All keys that tokens may be signed with, youngest first. */
  public List<SigningKey> keys() {
    if (isOlder(snapshot, REREAD_AFTER)) {
      refresh();
    }
    return snapshot.keys();
  }

  /** Adds a key that will sign soon; the keys in use stay for as long as their tokens live. */
  public void rotate() {
    transactions.inDirectory(tx -> {
      store.lock(tx);
      return insertNew(tx, clock.instant().plus(PUBLISHED_BEFORE));
    });
    refresh();
  }

  private boolean isOlder(Snapshot seen, Duration age) {
    return seen.keys().isEmpty() || !clock.instant().isBefore(seen.readAt().plus(age));
  }

  /**
   * Reads the keys of all nodes and makes a new one when that is due; to be called every minute or
   * so.
   */
  public void refresh() {
    Instant now = clock.instant();
    List<SigningKeyStore.Stored> stored = transactions.inDirectory(store::list);
    if (isRotationDue(stored, now)) {
      stored = transactions.inDirectory(tx -> renew(tx, now));
    }
    snapshot =
        new Snapshot(
            stored.stream()
                .map(this::open)
                .sorted(Comparator.comparing(SigningKey::signsFrom).reversed())
                .toList(),
            now);
  }

  private static boolean isRotationDue(List<SigningKeyStore.Stored> keys, Instant now) {
    return keys.stream().noneMatch(key -> key.createdAt().plus(ROTATED_AFTER).isAfter(now));
  }

  private List<SigningKeyStore.Stored> renew(DirectoryTx tx, Instant now) {
    List<SigningKeyStore.Stored> keys = store.lock(tx);
    if (isRotationDue(keys, now)) {
      insertNew(tx, keys.isEmpty() ? now : now.plus(PUBLISHED_BEFORE));
      keys.stream()
          .filter(key ->
              key.createdAt().plus(ROTATED_AFTER.multipliedBy(2)).isBefore(now.minus(KEPT_AFTER)))
          .forEach(key -> store.delete(tx, key.id()));
    }
    return store.list(tx);
  }

  private SigningKeyStore.Stored insertNew(DirectoryTx tx, Instant signsFrom) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      byte[] random = new byte[12];
      RANDOM.nextBytes(random);
      String id = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
      SigningKeyStore.Stored key =
          new SigningKeyStore.Stored(
              id,
              pair.getPublic().getEncoded(),
              masterKey.seal(purpose(id), null, pair.getPrivate().getEncoded()),
              clock.instant(),
              signsFrom);
      store.insert(tx, key);
      return key;
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private SigningKey open(SigningKeyStore.Stored stored) {
    try {
      KeyFactory factory = KeyFactory.getInstance("EC");
      return new SigningKey(
          stored.id(),
          (ECPublicKey) factory.generatePublic(new X509EncodedKeySpec(stored.publicKey())),
          factory.generatePrivate(
              new PKCS8EncodedKeySpec(
                  masterKey.open(purpose(stored.id()), null, stored.sealedPrivateKey()))),
          stored.createdAt(),
          stored.signsFrom());
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** What the private half of a key is sealed for. */
  public static String purpose(String id) {
    return "signing key " + id;
  }
}
