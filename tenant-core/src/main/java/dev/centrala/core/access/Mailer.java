package dev.centrala.core.access;

import dev.centrala.core.events.Tx;
import java.util.Locale;

/**
 * Sends a mail once the transaction has committed, and tries again until it is out. It is written
 * in the language of {@code locale} where that is known, else in English.
 */
public interface Mailer {
  void send(Tx tx, MailAddress to, Locale locale, AccessMail mail);
}
