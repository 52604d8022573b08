package dev.centrala.infra.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class Argon2PasswordsTest {
  private static final Vertx VERTX = Vertx.vertx();
  private final Argon2Passwords passwords = new Argon2Passwords(VERTX, 2);

  @AfterAll
  static void close() {
    VERTX.close().await();
  }

  @Test
  void hashesAreSaltedAndCarryTheirCosts() {
    String hash = passwords.hash("correct horse");
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(passwords.hash("correct horse")).isNotEqualTo(hash);
    assertThat(passwords.verify("correct horse", hash)).isTrue();
    assertThat(passwords.verify("Correct horse", hash)).isFalse();
  }

  @Test
  void verifiesAHashOfTheReferenceImplementation() {
    // echo -n "password" | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32 (test.c of the reference
    // implementation)
    String hash =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    assertThat(passwords.verify("password", hash)).isTrue();
    assertThat(passwords.verify("passwore", hash)).isFalse();
  }

  @Test
  void nobodysPasswordTakesAsLongAsSomebodys() {
    String hash = passwords.hash("correct horse");
    long somebody = millis(() -> passwords.verify("wrong horse", hash));
    long nobody = millis(() -> passwords.verifyForNobody("wrong horse"));
    assertThat((double) nobody).isBetween(somebody / 3.0, somebody * 3.0 + 1);
  }

  private static long millis(Runnable work) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      work.run();
      best = Math.min(best, (System.nanoTime() - start) / 1_000_000);
    }
    return best;
  }
}
