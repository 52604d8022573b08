package dev.centrala.infra.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.core.shared.RecordingId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.postgres.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is sealed opens where it belongs, in any part, and nowhere else, and not when it was
 * changed.
 */
class SealedVaultTest {
  @TempDir Path directory;

  private final TenantId tenant = TestDatabase.anyTenant();
  private final RecordingId recording = RecordingId.next();
  private final Keys keys = new Keys();

  /** A key for each tenant, in memory. */
  private static final class Keys implements RecordingKeys {
    private final Map<TenantId, Key> keys = new ConcurrentHashMap<>();

    @Override
    public Key current(TenantId tenant) {
      return keys.computeIfAbsent(
          tenant,
          any -> {
            byte[] secret = new byte[Key.LENGTH_BYTES];
            new SecureRandom().nextBytes(secret);
            return new Key(UUID.randomUUID(), secret);
          });
    }

    @Override
    public Optional<Key> find(TenantId tenant, UUID id) {
      return Optional.ofNullable(keys.get(tenant)).filter(key -> key.id().equals(id));
    }
  }

  /** The same for files that lie elsewhere. */
  static void comesBackFrom(SoundFiles files) throws IOException {
    SealedVault vault = new SealedVault(files, new Keys());
    TenantId tenant = TestDatabase.anyTenant();
    RecordingId recording = RecordingId.next();
    byte[] sound = sound(200_000);
    assertThat(vault.put(tenant, recording, new ByteArrayInputStream(sound))).isEqualTo(200_000);
    for (int from : new int[] {0, 65_536, 131_073}) {
      try (InputStream in = vault.open(tenant, recording, sound.length, from)) {
        assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(sound, from, sound.length));
      }
    }
    vault.delete(tenant, recording);
  }

  private SealedVault vault() {
    return new SealedVault(new DiskFiles(directory), keys);
  }

  private static byte[] sound(int bytes) {
    byte[] sound = new byte[bytes];
    new java.util.Random(bytes).nextBytes(sound);
    return sound;
  }

  private byte[] read(long bytes, long offset) throws IOException {
    try (InputStream in = vault().open(tenant, recording, bytes, offset)) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 200_000})
  void everyLengthComesBackFromAnyByteOn(int length) throws IOException {
    byte[] sound = sound(length);
    long bytes = vault().put(tenant, recording, new ByteArrayInputStream(sound));
    assertThat(bytes).isEqualTo(length);
    assertThat(read(bytes, 0)).isEqualTo(sound);
    for (int from : new int[] {1, 65_535, 65_536, 131_071}) {
      if (from < length) {
        assertThat(read(bytes, from)).isEqualTo(Arrays.copyOfRange(sound, from, length));
      }
    }
  }

  @Test
  void whatWasChangedOrMovedOrCutDoesNotOpen() throws IOException {
    byte[] sound = sound(140_000);
    vault().put(tenant, recording, new ByteArrayInputStream(sound));
    Path file = directory.resolve(tenant.toString()).resolve(recording.toString());
    byte[] good = Files.readAllBytes(file);
    byte[] changed = good.clone();
    changed[70_000] ^= 1;
    Files.write(file, changed);
    assertThatThrownBy(() -> read(sound.length, 0)).isInstanceOf(IOException.class);
    Files.write(file, Arrays.copyOf(good, SealedSound.HEAD_BYTES + SealedSound.SEALED_PIECE_BYTES));
    assertThatThrownBy(() -> read(SealedSound.PIECE_BYTES, 0)).isInstanceOf(IOException.class);
    Files.write(file, good);
    RecordingId other = RecordingId.next();
    Files.copy(file, file.resolveSibling(other.toString()));
    assertThatThrownBy(
            () -> {
              try (InputStream in = vault().open(tenant, other, sound.length, 0)) {
                in.readAllBytes();
              }
            })
        .isInstanceOf(IOException.class);
    assertThat(read(sound.length, 0)).isEqualTo(sound);
  }

  @Test
  void aKeyOfAnotherTenantOpensNothing() throws IOException {
    vault().put(tenant, recording, new ByteArrayInputStream(sound(10)));
    TenantId other = TestDatabase.anyTenant();
    keys.current(other);
    Path mine = directory.resolve(tenant.toString()).resolve(recording.toString());
    Path theirs = directory.resolve(other.toString()).resolve(recording.toString());
    Files.createDirectories(theirs.getParent());
    Files.copy(mine, theirs);
    assertThatThrownBy(() -> vault().open(other, recording, 10, 0)).isInstanceOf(IOException.class);
  }

  @Test
  void whatIsDeletedIsGoneAndMayBeDeletedAgain() throws IOException {
    vault().put(tenant, recording, new ByteArrayInputStream(sound(10)));
    vault().delete(tenant, recording);
    vault().delete(tenant, recording);
    assertThatThrownBy(() -> read(10, 0)).isInstanceOf(IOException.class);
  }
}
