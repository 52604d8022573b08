package dev.centrala.core.messaging;

import java.util.ArrayList;
import java.util.List;

/**
 * How an SMS text travels: its alphabet and the segments a carrier bills.
 *
 * <p>Follows 3GPP TS 23.038 (formerly GSM 03.38): the default alphabet in septets, characters of
 * its extension table as an escape pair of two septets, anything else turns the whole text into
 * UCS-2 code units. One message holds 160 septets or 70 code units; a longer one loses six octets
 * of each segment to the concatenation header (3GPP TS 23.040), which leaves 153 or 67, and neither
 * an escape pair nor a surrogate pair is divided between two segments.
 *
 * @param parts the text of each segment in order; joined they give the text; one empty part for an
 *     empty text
 * @param units septets or code units of the whole text, without headers and without padding at
 *     segment ends
 */
public record SmsSegments(Alphabet alphabet, int units, List<String> parts) {

  /** The alphabet of the whole text and what one segment of it holds. */
  public enum Alphabet {
    GSM_7(160, 153),
    UCS_2(70, 67);

    private final int unitsAlone;
    private final int unitsInChain;

    Alphabet(int unitsAlone, int unitsInChain) {
      this.unitsAlone = unitsAlone;
      this.unitsInChain = unitsInChain;
    }
  }

  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENSION = "\f^{}\\[~]|€";

  public SmsSegments {
    parts = List.copyOf(parts);
  }

  /** Counts and divides {@code text}; an empty text is one empty segment, as carriers bill it. */
  public static SmsSegments of(String text) {
    Alphabet alphabet =
        text.chars().allMatch(c -> septets((char) c) > 0) ? Alphabet.GSM_7 : Alphabet.UCS_2;
    int total = 0;
    for (int i = 0; i < text.length(); i += charsAt(text, i, alphabet)) {
      total += unitsAt(text, i, alphabet);
    }
    if (total <= alphabet.unitsAlone) {
      return new SmsSegments(alphabet, total, List.of(text));
    }
    return new SmsSegments(alphabet, total, divide(text, alphabet));
  }

  /** What a carrier bills for the message: its text's segments, or one where it carries files. */
  public static int billed(Message message) {
    return message.attachments().isEmpty() ? of(message.text()).count() : 1;
  }

  /** The number of segments a carrier bills for this text. */
  public int count() {
    return parts.size();
  }

  private static List<String> divide(String text, Alphabet alphabet) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    int used = 0;
    for (int i = 0; i < text.length(); ) {
      int needed = unitsAt(text, i, alphabet);
      if (used + needed > alphabet.unitsInChain) {
        parts.add(text.substring(start, i));
        start = i;
        used = 0;
      }
      used += needed;
      i += charsAt(text, i, alphabet);
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static int unitsAt(String text, int index, Alphabet alphabet) {
    return alphabet == Alphabet.GSM_7
        ? septets(text.charAt(index))
        : charsAt(text, index, alphabet);
  }

  private static int charsAt(String text, int index, Alphabet alphabet) {
    return alphabet == Alphabet.GSM_7 ? 1 : Character.charCount(text.codePointAt(index));
  }

  /** 1 for the basic table, 2 for the extension table, 0 for neither. */
  private static int septets(char c) {
    if (BASIC.indexOf(c) >= 0) {
      return 1;
    }
    return EXTENSION.indexOf(c) >= 0 ? 2 : 0;
  }
}
