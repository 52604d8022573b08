package dev.centrala.infra.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A desktop that opens while the cluster or the database does not answer. */
class DesktopBeginningTest {
  @RegisterExtension static final SocketFixture FIXTURE = new SocketFixture();

  @AfterEach
  void mend() {
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
