package dev.centrala.core.access;

import dev.centrala.core.events.Tx;

/** Sends a mail once the transaction has committed, and tries again until it is out. */
public interface Mailer {
  void send(Tx tx, MailAddress to, AccessMail mail);
}
