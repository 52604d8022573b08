package dev.centrala.core.messaging;

import dev.centrala.core.shared.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Refuses archives that would burst whoever opens them: more than 100 MiB or 10,000 entries when
 * unpacked, archives in archives included. Nothing is kept of what is unpacked. An archive that
 * cannot be read is no danger of this kind and passes.
 */
public final class ArchiveRule {
  private static final long MOST_BYTES = 100L * 1024 * 1024;
  private static final int MOST_ENTRIES = 10_000;
  private static final int MOST_DEPTH = 3;

  private long bytes;
  private int entries;

  private ArchiveRule() {}

  /** Refuses as invalid. */
  public static void check(byte[] content) {
    if (isZip(content, content.length) || isGzip(content, content.length)) {
      new ArchiveRule().look(new ByteArrayInputStream(content), isGzip(content, content.length), 1);
    }
  }

  private void look(InputStream archive, boolean gzip, int depth) {
    if (depth > MOST_DEPTH) {
      throw burst();
    }
    try {
      if (gzip) {
        lookInside(new GZIPInputStream(archive), depth);
        return;
      }
      ZipInputStream zip = new ZipInputStream(archive);
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++entries > MOST_ENTRIES) {
          throw burst();
        }
        lookInside(zip, depth);
      }
    } catch (IOException unreadable) {
      return;
    }
  }

  /** Counts what comes out and, when that is an archive itself, what comes out of that. */
  private void lookInside(InputStream unpacked, int depth) throws IOException {
    Counted counted = new Counted(unpacked);
    byte[] head = counted.readNBytes(4);
    if (isZip(head, head.length) || isGzip(head, head.length)) {
      InputStream whole = new java.io.SequenceInputStream(new ByteArrayInputStream(head), counted);
      look(whole, isGzip(head, head.length), depth + 1);
    }
    counted.transferTo(java.io.OutputStream.nullOutputStream());
  }

  private static boolean isZip(byte[] head, int length) {
    return length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
  }

  private static boolean isGzip(byte[] head, int length) {
    return length >= 3 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b && head[2] == 8;
  }

  private static RefusedException burst() {
    return RefusedException.invalid("", "The archive unpacks to more than is accepted.");
  }

  private final class Counted extends InputStream {
    private final InputStream from;

    Counted(InputStream from) {
      this.from = from;
    }

    @Override
    public int read() throws IOException {
      int next = from.read();
      add(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = from.read(into, offset, length);
      add(Math.max(count, 0));
      return count;
    }

    private void add(int count) {
      bytes += count;
      if (bytes > MOST_BYTES) {
        throw burst();
      }
    }
  }
}
