package dev.centrala.core.access;

import org.jspecify.annotations.Nullable;

/**
 * A mail of this domain; how it reads and where its link leads is the sender's matter. Words of
 * strangers are in none of them.
 */
public sealed interface AccessMail {
  /** To whoever asked to sign up; the link confirms. */
  record ConfirmSignUp(OpaqueToken token) implements AccessMail {}

  /** To the owner of an address that somebody tried to sign up with again. */
  record AlreadyRegistered() implements AccessMail {}

  /** To a new owner. */
  record Welcome(String name, String company) implements AccessMail {}

  record ResetPassword(OpaqueToken token, String company) implements AccessMail {}

  record Invitation(OpaqueToken token, String name, String company, @Nullable String invitedBy)
      implements AccessMail {}

  record PasswordChanged(String name, String company) implements AccessMail {}
}
