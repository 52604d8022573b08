package dev.centrala.connectors.sandbox.voice;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sound as a telephone's WAV file: 8000 samples of 8 bits a second. */
final class WavFile {
  private static final int RATE = 8000;
  private static final int SILENCE = 128;
  private static final int LOUDNESS = 40;
  private static final int[] PERIODS = {20, 14};
  private static final int HEADER_BYTES = 44;

  /** Longer recordings are cut: nobody listens to a tone for hours. */
  private static final long LONGEST_MILLIS = 60_000;

  private static final long SHORTEST_MILLIS = 250;

  private WavFile() {}

  static byte[] of(List<VoiceRecording.Span> spans, int channels) {
    long whole = spans.stream().mapToLong(VoiceRecording.Span::millis).sum();
    long millis = Math.clamp(whole, SHORTEST_MILLIS, LONGEST_MILLIS);
    int samples = (int) (millis * RATE / 1000);
    ByteBuffer file =
        ByteBuffer.allocate(HEADER_BYTES + samples * channels).order(ByteOrder.LITTLE_ENDIAN);
    header(file, samples, channels);
    boolean[] silent = silence(spans, samples);
    for (int i = 0; i < samples; i++) {
      for (int channel = 0; channel < channels; channel++) {
        boolean up = (i / PERIODS[channel % PERIODS.length]) % 2 == 0;
        file.put((byte) (silent[i] ? SILENCE : up ? SILENCE + LOUDNESS : SILENCE - LOUDNESS));
      }
    }
    return file.array();
  }

  private static boolean[] silence(List<VoiceRecording.Span> spans, int samples) {
    boolean[] silent = new boolean[samples];
    long from = 0;
    for (VoiceRecording.Span span : spans) {
      long to = from + span.millis() * RATE / 1000;
      for (long i = from; span.isSilent() && i < Math.min(to, samples); i++) {
        silent[(int) i] = true;
      }
      from = to;
    }
    return silent;
  }

  private static void header(ByteBuffer file, int samples, int channels) {
    file.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + samples * channels).put(ascii("WAVE"));
    file.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) channels);
    file.putInt(RATE).putInt(RATE * channels).putShort((short) channels).putShort((short) 8);
    file.put(ascii("data")).putInt(samples * channels);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
