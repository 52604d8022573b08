package dev.centrala.infra.mail;

import dev.centrala.core.access.AccessMail;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The mails in one language. */
interface MailWords {
  /**
   * The paragraphs before the link and the one after it, and what the button says that is the link.
   */
  record Draft(String subject, List<String> before, String button, @Nullable String after) {}

  Draft of(AccessMail mail);

  /** What stands before the link once more, for who cannot press the button. */
  String orCopy();

  /** The language's code, as documents name it. */
  String language();

  /** {@code ltr} or {@code rtl}. */
  String direction();

  /** Arabic for every Arabic locale, English for all others. */
  static MailWords in(Locale locale) {
    return locale.getLanguage().equals("ar") ? new ArabicMails() : new EnglishMails();
  }
}
