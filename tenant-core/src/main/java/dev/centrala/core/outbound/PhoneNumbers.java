package dev.centrala.core.outbound;

import java.util.Collection;
import java.util.Optional;

/** What the numbering plans of the world say of a number. */
public interface PhoneNumbers {
  /** Empty for what is no number in international form (E.164), or none that is given out. */
  Optional<PhoneFacts> facts(String number);

  /** The same of a text as people write it; without a country it is meant within {@code region}. */
  Optional<PhoneFacts> read(String text, String region);

  /** Whether somebody there would be called for help, as a short number of one of the regions. */
  boolean isEmergency(String text, Collection<String> regions);
}
