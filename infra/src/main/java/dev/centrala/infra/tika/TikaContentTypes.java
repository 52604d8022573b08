package dev.centrala.infra.tika;

import dev.centrala.core.messaging.ContentTypes;
import java.util.Set;
import org.apache.tika.Tika;

/**
 * Looks at the bytes, and at the name where the bytes allow several types (a text, a container of
 * office documents).
 */
public final class TikaContentTypes implements ContentTypes {
  /** Families that a browser may know; anything else is bytes to it. */
  private static final Set<String> FAMILIES =
      Set.of("image", "audio", "video", "text", "application");

  private final Tika tika = new Tika();

  @Override
  public String of(byte[] content, String name) {
    String type = tika.detect(content, name);
    int parameters = type.indexOf(';');
    String bare = parameters < 0 ? type : type.substring(0, parameters).strip();
    int slash = bare.indexOf('/');
    return slash > 0 && FAMILIES.contains(bare.substring(0, slash)) ? bare : UNKNOWN;
  }
}
