package dev.centrala.core.tenant;

import dev.centrala.core.shared.TenantId;

/**
 * Keeps secrets unreadable in the database, by authenticated encryption. What was sealed for one
 * tenant and purpose opens for no other; a purpose names the row too, such as {@code
 * connection:<id>}.
 */
public interface Secrets {
  byte[] seal(TenantId tenant, String purpose, String plaintext);

  /** Throws when the bytes were changed or sealed for something else. */
  String open(TenantId tenant, String purpose, byte[] sealed);
}
