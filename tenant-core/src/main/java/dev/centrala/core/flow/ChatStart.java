package dev.centrala.core.flow;

import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.TenantId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A visitor who opens a chat: who they say they are, what the pre-chat form asked, and the page
 * they are on.
 */
public record ChatStart(
    TenantId tenant,
    EntryPointId entryPoint,
    String visitorId,
    String remoteAddress,
    @Nullable String name,
    @Nullable String email,
    Map<String, String> fields,
    Map<String, String> context) {
  public ChatStart {
    fields = Map.copyOf(fields);
    context = Map.copyOf(context);
  }
}
