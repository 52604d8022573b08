package dev.centrala.infra.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A desktop that opens while the cluster or the database does not answer. */
class DesktopBeginningTest {
  @RegisterExtension static final SocketFixture FIXTURE = new SocketFixture();

  @AfterEach
  void mend() {
    FIXTURE.gate.tryComplete();
    FIXTURE.directory.unreachable = false;
    FIXTURE.desk.unreachable = false;
  }

  @Test
  void isToldToComeAgainWhenTheClusterDoesNotAnswer() {
    FIXTURE.directory.unreachable = true;
    isToldToComeAgain();
  }

  @Test
  void isToldToComeAgainWhenTheDatabaseDoesNotAnswer() {
    FIXTURE.desk.unreachable = true;
    isToldToComeAgain();
  }

  /** A page that hears that its token is false asks its agent to sign in. */
  @Test
  void isNotTakenForAStrangerWhileItsTokenIsLookedUp() {
    FIXTURE.gate = Promise.promise();
    SocketClient client = FIXTURE.connect(FIXTURE.agentAddress());
    client.send("authenticate", Map.of("token", FIXTURE.newAgent()));
    SocketClient silent = FIXTURE.connect(FIXTURE.agentAddress());
    assertThat(silent.closeCode()).isEqualTo(4401);
    FIXTURE.gate.tryComplete();
    client.next("welcome");
    client.next("snapshot");
    client.close();
  }

  /** It would stay open, show nothing and let its agent wait. */
  private void isToldToComeAgain() {
    String token = FIXTURE.newAgent();
    SocketClient client = FIXTURE.connect(FIXTURE.agentAddress());
    client.send("authenticate", Map.of("token", token));
    client.next("welcome");
    assertThat(client.next("error").path("code").asText()).isEqualTo("unavailable");
    assertThat(client.closeCode()).isEqualTo(1013);
    mend();
    assertThat(FIXTURE.agent(token).isOpen()).isTrue();
  }
}
