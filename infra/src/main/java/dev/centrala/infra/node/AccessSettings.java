package dev.centrala.infra.node;

import dev.centrala.core.access.AccessLimits;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * {@code publicUrl} has no slash at its end and is the issuer of tokens. Without {@code smtp} mails
 * stay in the mailbox, which exists in the demo only. {@code hashing}: how many passwords are
 * hashed at a time, each with 19 MiB.
 */
public record AccessSettings(
    String publicUrl, @Nullable URI smtp, boolean demo, int hashing, AccessLimits limits) {}
