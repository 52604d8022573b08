package dev.centrala.core.messaging;

import dev.centrala.core.shared.CannedResponseId;
import dev.centrala.core.tenant.SetUpItem;

/** Text that an agent inserts by typing a slash and its shortcut. */
public record CannedResponse(CannedResponseId id, long version, String shortcut, String text)
    implements SetUpItem<CannedResponseId> {
  @Override
  public String name() {
    return shortcut;
  }
}
