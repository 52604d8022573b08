package dev.centrala.infra.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.core.tenant.limit.LimitKind;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The places that agents' sockets take; nobody else has one here. */
class AgentPlacesTest {
  @RegisterExtension static final SocketFixture FIXTURE = new SocketFixture();

  @Test
  void aTenantWithAllItsSocketsIsToldSoAndAPlaceIsLeftAtTheEnd() {
    int before = FIXTURE.limits.held.get();
    SocketClient first = FIXTURE.agent(FIXTURE.newAgent());
    assertThat(FIXTURE.limits.held.get()).isEqualTo(before + 1);
    FIXTURE.limits.full.add(LimitKind.AGENT_SOCKETS);
    try {
      SocketClient refused = FIXTURE.connect(FIXTURE.agentAddress());
      refused.send("authenticate", Map.of("token", FIXTURE.newAgent()));
      JsonNode error = refused.next("error");
      assertThat(error.path("code").asText()).isEqualTo("tooMany");
      assertThat(error.path("retryAfterSeconds").asLong()).isEqualTo(1);
      assertThat(refused.closeCode()).isEqualTo(4429);
    } finally {
      FIXTURE.limits.full.clear();
    }
    first.close();
    for (int look = 0; look < 500 && FIXTURE.limits.held.get() != before; look++) {
      LockSupport.parkNanos(10_000_000);
    }
    assertThat(FIXTURE.limits.held.get()).isEqualTo(before);
  }
}
