package dev.centrala.core.call;

import dev.centrala.core.access.MailAddress;
import dev.centrala.core.events.Tx;
import java.util.Locale;

/** Sends a mail once the transaction has committed, and tries again until it is out. */
public interface WorkMailer {
  void send(Tx tx, MailAddress to, Locale locale, WorkMail mail);
}
