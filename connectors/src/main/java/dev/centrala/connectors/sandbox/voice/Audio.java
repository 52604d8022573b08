package dev.centrala.connectors.sandbox.voice;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The audio that documents name: fetched once where it lies on the document's own server, so that a
 * prompt that is not there is noticed. Other servers are not asked.
 */
final class Audio {
  private static final Duration UNKNOWN = Duration.ofSeconds(6);
  private static final int MOST_KEPT = 1000;
  private static final int FORMAT_BYTES = 8;

  private final VoiceWire wire;
  private final Map<String, Duration> lengths = new ConcurrentHashMap<>();

  Audio(VoiceWire wire) {
    this.wire = wire;
  }

  /** How long it is; empty when it cannot be played. */
  Optional<Duration> length(Source document, String written) {
    String url = document.resolve(written);
    if (!isOnSameServer(document.url(), url)) {
      return Optional.of(UNKNOWN);
    }
    Duration known = lengths.get(url);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Duration> found = wire.audio(url).map(Audio::lengthOf);
    found.ifPresent(length -> {
      if (lengths.size() >= MOST_KEPT) {
        lengths.clear();
      }
      lengths.put(url, length);
    });
    return found;
  }

  private static boolean isOnSameServer(String one, String other) {
    try {
      String authority = URI.create(one).getRawAuthority();
      return authority != null && authority.equals(URI.create(other).getRawAuthority());
    } catch (IllegalArgumentException notAUrl) {
      return false;
    }
  }

  /** A WAV file says it: data bytes by bytes a second. */
  private static Duration lengthOf(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int bytesASecond = 0;
    int at = 12;
    while (at + FORMAT_BYTES <= file.length && file[0] == 'R') {
      int size = bytes.getInt(at + 4);
      if (file[at] == 'f' && at + 20 <= file.length) {
        bytesASecond = bytes.getInt(at + 16);
      } else if (file[at] == 'd' && bytesASecond > 0) {
        return Duration.ofMillis(Math.max(1, size * 1000L / bytesASecond));
      }
      if (size < 0) {
        break;
      }
      at += FORMAT_BYTES + size;
    }
    return UNKNOWN;
  }
}
