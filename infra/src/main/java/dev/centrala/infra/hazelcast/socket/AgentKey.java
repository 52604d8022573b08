package dev.centrala.infra.hazelcast.socket;

import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;

/** An agent as a key of maps and a word of hints. */
record AgentKey(TenantId tenant, UserId user) {
  String text() {
    return tenant + ":" + user;
  }

  static AgentKey parse(String text) {
    int colon = text.indexOf(':');
    return new AgentKey(
        TenantId.parse(text.substring(0, colon)), UserId.parse(text.substring(colon + 1)));
  }
}
