package dev.centrala.connectors.twilio.media;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Breaks off what is longer, or lasts longer, than anything that is meant to come. */
final class CappedStream extends FilterInputStream {
  private final long untilNanos;
  private long left;

  CappedStream(InputStream from, long mostBytes, long mostNanos) {
    super(from);
    this.left = mostBytes;
    this.untilNanos = System.nanoTime() + mostNanos;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    int some = super.read(into, from, most);
    left -= Math.max(0, some);
    if (left < 0) {
      throw new IOException("a recording is too large");
    }
    if (System.nanoTime() > untilNanos) {
      throw new IOException("a recording takes too long");
    }
    return some;
  }
}
