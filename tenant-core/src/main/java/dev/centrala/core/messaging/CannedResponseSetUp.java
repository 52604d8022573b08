package dev.centrala.core.messaging;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.tenant.SetUpRules;
import java.util.regex.Pattern;

/**
 * A shortcut is one word of letters, digits, dots, dashes and underscores; the text is not empty.
 */
public final class CannedResponseSetUp implements SetUpRules<CannedResponse> {
  private static final Pattern SHORTCUT = Pattern.compile("[\\p{L}\\p{N}._-]{1,40}");
  private static final int LONGEST_TEXT = 4_000;

  @Override
  public void check(Tx tx, CannedResponse response) {
    if (!SHORTCUT.matcher(response.shortcut()).matches()) {
      throw RefusedException.invalid(
          "/shortcut", "must be 1 to 40 letters, digits, dots, dashes or underscores");
    }
    if (response.text().isBlank() || response.text().length() > LONGEST_TEXT) {
      throw RefusedException.invalid("/text", "must have 1 to " + LONGEST_TEXT + " characters");
    }
  }
}
