package dev.centrala.infra.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.core.shared.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {
  private static final byte[] SECRET = "auth token".getBytes(StandardCharsets.UTF_8);

  private final MasterKey key = new MasterKey(List.of(keyOf(1)));
  private final TenantId tenant = TenantId.next();

  @Test
  void whatWasSealedOpensForTheSamePurposeAndTenant() {
    byte[] sealed = key.seal("connection", tenant, SECRET);
    assertThat(key.open("connection", tenant, sealed)).isEqualTo(SECRET);
    assertThat(key.seal("connection", tenant, SECRET)).isNotEqualTo(sealed);
  }

  @Test
  void anotherTenantPurposeOrKeyDoesNotOpenIt() {
    byte[] sealed = key.seal("connection", tenant, SECRET);
    assertThatThrownBy(() -> key.open("connection", TenantId.next(), sealed))
        .isInstanceOf(SealBrokenException.class);
    assertThatThrownBy(() -> key.open("connection", null, sealed))
        .isInstanceOf(SealBrokenException.class);
    assertThatThrownBy(() -> key.open("webhook", tenant, sealed))
        .isInstanceOf(SealBrokenException.class);
    assertThatThrownBy(() -> new MasterKey(List.of(keyOf(2))).open("connection", tenant, sealed))
        .isInstanceOf(SealBrokenException.class);
  }

  @Test
  void aChangedBitAnywhereIsFound() {
    byte[] sealed = key.seal("connection", tenant, SECRET);
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> key.open("connection", tenant, changed))
          .isInstanceOf(SealBrokenException.class);
    }
    assertThatThrownBy(() -> key.open("connection", tenant, new byte[5]))
        .isInstanceOf(SealBrokenException.class);
  }

  @Test
  void anOlderKeyStillOpensAfterANewOneWasPutFirst() {
    byte[] sealed = key.seal("connection", tenant, SECRET);
    MasterKey rotated = new MasterKey(List.of(keyOf(2), keyOf(1)));
    assertThat(rotated.open("connection", tenant, sealed)).isEqualTo(SECRET);
    assertThat(rotated.lookupHash("mail", "a@b.example"))
        .isEqualTo(key.lookupHash("mail", "a@b.example"));
  }

  @Test
  void theFileMayBeRawOrBase64(@TempDir Path folder) throws IOException {
    Path raw = Files.write(folder.resolve("raw"), keyOf(7));
    Path text =
        Files.writeString(
            folder.resolve("text"), Base64.getEncoder().encodeToString(keyOf(7)) + "\n");
    byte[] sealed = MasterKeyFile.read(raw).seal("x", null, SECRET);
    assertThat(MasterKeyFile.read(text).open("x", null, sealed)).isEqualTo(SECRET);
    Path poor = Files.writeString(folder.resolve("poor"), "c2hvcnQ=");
    assertThatThrownBy(() -> MasterKeyFile.read(poor)).hasMessageContaining("32 bytes");
  }

  @Test
  void aNewFileIsKeptAndReadableByItsOwnerOnly(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("master.key");
    byte[] sealed = MasterKeyFile.readOrCreate(file).seal("x", null, SECRET);
    assertThat(MasterKeyFile.readOrCreate(file).open("x", null, sealed)).isEqualTo(SECRET);
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
  }

  private static byte[] keyOf(int fill) {
    byte[] bytes = new byte[MasterKey.LENGTH_BYTES];
    java.util.Arrays.fill(bytes, (byte) fill);
    return bytes;
  }
}
