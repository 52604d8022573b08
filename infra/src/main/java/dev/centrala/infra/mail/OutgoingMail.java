package dev.centrala.infra.mail;

import dev.centrala.core.shared.MailId;
import java.time.Instant;

/** A mail to one recipient; {@code attempts} were made before. */
public record OutgoingMail(
    MailId id, String recipient, MailContent content, int attempts, Instant createdAt) {}
