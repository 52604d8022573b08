package dev.centrala.infra.recording;

import dev.centrala.core.recording.RecordingVault;
import dev.centrala.core.shared.RecordingId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.recording.RecordingKeys.Key;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Recordings as sealed files. Plain sound is nowhere but in memory, a piece at a time: what comes
 * in is sealed into a file beside, and that file is stored.
 */
public final class SealedVault implements RecordingVault {
  private final SoundFiles files;
  private final RecordingKeys keys;

  public SealedVault(SoundFiles files, RecordingKeys keys) {
    this.files = files;
    this.keys = keys;
  }

  private static String place(TenantId tenant, RecordingId id) {
    return tenant + "/" + id;
  }

  @Override
  public long put(TenantId tenant, RecordingId id, InputStream content) throws IOException {
    String place = place(tenant, id);
    SealedSound sealed = SealedSound.create(keys.current(tenant), place);
    Path beside = Files.createTempFile("centrala-recording", ".sealed");
    try {
      long bytes;
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
        bytes = sealed.write(content, out);
      }
      files.put(place, beside);
      return bytes;
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  @Override
  public InputStream open(TenantId tenant, RecordingId id, long bytes, long offset)
      throws IOException {
    String place = place(tenant, id);
    byte[] head;
    try (InputStream start = files.open(place, 0)) {
      head = start.readNBytes(SealedSound.HEAD_BYTES);
    }
    Key key =
        keys.find(tenant, SealedSound.keyOf(head))
            .orElseThrow(() -> new IOException("the key of a recording is gone"));
    long piece = offset / SealedSound.PIECE_BYTES;
    InputStream sealed =
        files.open(place, SealedSound.HEAD_BYTES + piece * SealedSound.SEALED_PIECE_BYTES);
    InputStream plain =
        new Pieces(
            SealedSound.of(head, key, place),
            new DataInputStream(new BufferedInputStream(sealed)),
            piece,
            bytes);
    plain.skipNBytes(offset - piece * SealedSound.PIECE_BYTES);
    return plain;
  }

  @Override
  public void delete(TenantId tenant, RecordingId id) throws IOException {
    files.delete(place(tenant, id));
  }

  /** The plain bytes, a piece at a time. */
  private static final class Pieces extends InputStream {
    private final SealedSound form;
    private final DataInputStream sealed;
    private final long bytes;
    private long next;
    private byte[] piece = new byte[0];
    private int at;

    Pieces(SealedSound form, DataInputStream sealed, long first, long bytes) {
      this.form = form;
      this.sealed = sealed;
      this.next = first;
      this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
      return isOver() ? -1 : piece[at++] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      if (most == 0) {
        return 0;
      }
      if (isOver()) {
        return -1;
      }
      int some = Math.min(most, piece.length - at);
      System.arraycopy(piece, at, into, from, some);
      at += some;
      return some;
    }

    private boolean isOver() throws IOException {
      if (at == piece.length && next <= SealedSound.lastPiece(bytes)) {
        piece = form.readPiece(sealed, next, bytes);
        next++;
        at = 0;
      }
      return at == piece.length;
    }

    @Override
    public void close() throws IOException {
      sealed.close();
    }
  }
}
