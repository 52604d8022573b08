package dev.centrala.core.flow;

import dev.centrala.core.customer.Identity;
import dev.centrala.core.messaging.Attachment;
import dev.centrala.core.messaging.OptOutPolicy;
import dev.centrala.core.shared.EntryPointId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that a provider brought. {@code attachments} are stored already; {@code segments}
 * counts the parts of an SMS. {@code optOut} is set where the channel knows STOP and its like.
 */
public record MessageArrived(
    String provider,
    String providerEventId,
    EntryPointId entryPoint,
    Identity from,
    @Nullable String name,
    String text,
    List<Attachment> attachments,
    String providerMessageId,
    int segments,
    @Nullable OptOutPolicy optOut) {}
