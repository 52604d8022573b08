package dev.centrala.connectors.twilio.control;

import dev.centrala.core.voice.VoiceInstruction;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Music of our own for those who wait, so that no installation needs somebody else's: four soft
 * chords, as a WAV file of 8 kHz µ-law (ITU-T G.711), which telephone networks carry unchanged.
 */
public final class HoldMusic {
  private static final int RATE = 8000;
  private static final int CHORD_SECONDS = VoiceInstruction.Music.SECONDS / 4;
  private static final double[][] CHORDS = {
    {261.63, 329.63, 392.00},
    {220.00, 261.63, 329.63},
    {174.61, 220.00, 261.63},
    {196.00, 246.94, 293.66}
  };
  private static final double LOUDNESS = 0.16;
  private static final double FADE_SECONDS = 0.4;
  private static final byte[] WAV = wav();

  private HoldMusic() {}

  public static byte[] file() {
    return WAV.clone();
  }

  private static byte[] wav() {
    byte[] samples = new byte[CHORDS.length * CHORD_SECONDS * RATE];
    for (int i = 0; i < samples.length; i++) {
      double second = (double) i / RATE;
      double[] chord = CHORDS[(int) (second / CHORD_SECONDS)];
      samples[i] = muLaw((int) (Short.MAX_VALUE * LOUDNESS * sound(chord, second % CHORD_SECONDS)));
    }
    ByteBuffer header = ByteBuffer.allocate(58).order(ByteOrder.LITTLE_ENDIAN);
    header.put(ascii("RIFF")).putInt(50 + samples.length).put(ascii("WAVEfmt ")).putInt(18);
    header.putShort((short) 7).putShort((short) 1).putInt(RATE).putInt(RATE);
    header.putShort((short) 1).putShort((short) 8).putShort((short) 0);
    header.put(ascii("fact")).putInt(4).putInt(samples.length);
    header.put(ascii("data")).putInt(samples.length);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(header.array());
    file.writeBytes(samples);
    return file.toByteArray();
  }

  private static double sound(double[] chord, double second) {
    double fade =
        Math.min(1, Math.min(second, CHORD_SECONDS - second) / FADE_SECONDS)
            * (1 - 0.5 * second / CHORD_SECONDS);
    double sum = 0;
    for (double tone : chord) {
      sum += Math.sin(2 * Math.PI * tone * second);
    }
    return fade * sum / chord.length;
  }

  /** G.711: sign, three bits of exponent, four of mantissa, all inverted. */
  static byte muLaw(int sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int magnitude = Math.min(32635, Math.abs(sample)) + 132;
    int exponent = Math.max(0, 24 - Integer.numberOfLeadingZeros(magnitude));
    int mantissa = (magnitude >> (exponent + 3)) & 0x0f;
    return (byte) ~(sign | (exponent << 4) | mantissa);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
