package dev.centrala.infra.mail;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.core.shared.MailId;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SmtpSenderTest {
  /** It takes connections and says nothing, as one that has just lost its machine. */
  @Test
  @Timeout(60)
  void aServerThatSaysNothingIsNotWaitedForForEver() throws IOException {
    Vertx vertx = Vertx.vertx();
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      SmtpSender sender =
          new SmtpSender(
              vertx,
              SmtpUrl.parse(
                  URI.create("smtp://127.0.0.1:" + silent.getLocalPort()), "us@calls.example"),
              Duration.ofMillis(300));
      OutgoingMail mail =
          new OutgoingMail(
              MailId.next(),
              "ana@shop.example",
              new MailContent("Hello", "Hello", "<p>Hello</p>", List.of()),
              0,
              Instant.EPOCH);
      assertThatThrownBy(() -> sender.send(mail))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("no answer");
    } finally {
      vertx.close().await();
    }
  }
}
