package dev.centrala.infra.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients that give up while the server is busy elsewhere, as all do that it made wait. */
class AbandonedHandshakeTest {
  @RegisterExtension static final SocketFixture FIXTURE = new SocketFixture();
  private static final int CLIENTS = 10;

  private static final String HANDSHAKE =
      """
      GET /ws/chat HTTP/1.1\r
      Host: 127.0.0.1\r
      Upgrade: websocket\r
      Connection: Upgrade\r
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Protocol: centrala.chat.v1\r
      \r
      """;

  @Test
  void thoseWhoStayedAreServedAllTheSame() throws Exception {
    CountDownLatch elsewhere = new CountDownLatch(1);
    FIXTURE.onServer(() -> {
      try {
        elsewhere.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    });
    for (int i = 0; i < CLIENTS; i++) {
      giveUp();
    }
    CompletableFuture<SocketClient> stays =
        CompletableFuture.supplyAsync(() -> FIXTURE.connect(FIXTURE.chatAddress()));
    elsewhere.countDown();

    assertThat(stays.get(30, TimeUnit.SECONDS).socket().isClosed()).isFalse();
  }

  /** Returns when the server knows. */
  private static void giveUp() throws IOException {
    try (Socket client = new Socket("127.0.0.1", FIXTURE.port)) {
      client.getOutputStream().write(HANDSHAKE.getBytes(StandardCharsets.US_ASCII));
      client.shutdownOutput();
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }
}
