package dev.centrala.infra.crypto;

import dev.centrala.core.access.PasswordHasher;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) off the event loops. At most {@code concurrency} hashes run at a time, each
 * with its own memory; a longer queue than a person would wait for is refused as unavailable.
 */
public final class Argon2Passwords implements PasswordHasher {
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int ITERATIONS = 2;
  private static final int PARALLELISM = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int WAITING_PER_WORKER = 50;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final WorkerExecutor workers;
  private final Semaphore places;
  private final String nobodysHash;

  public Argon2Passwords(Vertx vertx, int concurrency) {
    this.workers = vertx.createSharedWorkerExecutor("password-hashing", concurrency);
    this.places = new Semaphore(concurrency * WAITING_PER_WORKER);
    this.nobodysHash = hashNow("nobody has this password");
  }

  @Override
  public String hash(String password) {
    return inPlace(() -> hashNow(password));
  }

  @Override
  public boolean verify(String password, String hash) {
    return inPlace(() -> verifyNow(password, PhcString.parse(hash)));
  }

  @Override
  public boolean isOutdated(String hash) {
    PhcString cost = PhcString.parse(hash);
    return cost.memoryKib() < MEMORY_KIB || cost.iterations() < ITERATIONS;
  }

  @Override
  public void verifyForNobody(String password) {
    verify(password, nobodysHash);
  }

  private <T> T inPlace(Supplier<T> work) {
    if (!places.tryAcquire()) {
      throw new RefusedException(
          new Refusal.Unavailable("Too many people are signing in; please try again."));
    }
    try {
      return workers.executeBlocking(work::get, false).await();
    } finally {
      places.release();
    }
  }

  private static String hashNow(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    PhcString cost = new PhcString(MEMORY_KIB, ITERATIONS, PARALLELISM, salt, new byte[HASH_BYTES]);
    return cost.withHash(derive(password, cost)).toString();
  }

  private static boolean verifyNow(String password, PhcString expected) {
    return MessageDigest.isEqual(expected.hash(), derive(password, expected));
  }

  private static byte[] derive(String password, PhcString cost) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.iterations())
            .withParallelism(cost.parallelism())
            .withSalt(cost.salt())
            .build());
    byte[] hash = new byte[cost.hash().length];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }
}
