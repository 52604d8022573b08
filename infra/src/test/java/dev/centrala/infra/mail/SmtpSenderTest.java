package dev.centrala.infra.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.core.shared.MailId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SmtpSenderTest {
  /** It takes connections and says nothing, as one that has just lost its machine. */
  @Test
  @Timeout(60)
  void aServerThatSaysNothingIsNotWaitedForForEver() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      SmtpSender sender =
          new SmtpSender(url(silent.getLocalPort(), "us@calls.example"), Duration.ofMillis(300));
      assertThatThrownBy(() -> sender.send(mail("ana@shop.example")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("no answer");
    }
  }

  @Test
  @Timeout(60)
  void itGreetsWithTheDomainItSendsFromAndLooksNothingUp() throws IOException {
    try (Talk server = new Talk("250 ok")) {
      new SmtpSender(url(server.port(), "Centrala%20%3Cus@calls.example%3E"))
          .send(mail("ana@shop.example"));
      assertThat(server.heard)
          .contains("EHLO calls.example", "MAIL FROM:<us@calls.example>")
          .contains("From: Centrala <us@calls.example>");
    }
  }

  @Test
  @Timeout(60)
  void theSendersNameMayHoldAnything() throws IOException {
    try (Talk server = new Talk("250 ok")) {
      new SmtpSender(url(server.port(), "%22B%C3%BCro%20@%20Shop%22%20%3Cus@calls.example%3E"))
          .send(mail("ana@shop.example"));
      assertThat(server.heard)
          .contains("EHLO calls.example", "MAIL FROM:<us@calls.example>")
          .contains("From: =?UTF-8?Q?B=C3=BCro_=40_Shop?= <us@calls.example>");
    }
  }

  @Test
  @Timeout(60)
  void anAddressInAnyScriptReachesAServerThatKnowsAsciiOnly() throws IOException {
    try (Talk server = new Talk("250 ok")) {
      new SmtpSender(url(server.port(), "us@calls.example")).send(mail("ana@bücher.example"));
      assertThat(server.heard).contains("RCPT TO:<ana@xn--bcher-kva.example>");
    }
  }

  @Test
  @Timeout(60)
  void whatTheServerSaysAgainstAMailIsTold() throws IOException {
    try (Talk server = new Talk("550 5.1.1 nobody here")) {
      SmtpSender sender = new SmtpSender(url(server.port(), "us@calls.example"));
      assertThatThrownBy(() -> sender.send(mail("ana@shop.example")))
          .hasMessageContaining("550 5.1.1 nobody here")
          .message()
          .doesNotContain("\n");
    }
  }

  @Test
  void aSenderThatIsNoAddressIsRefusedAtTheStart() {
    assertThatThrownBy(() -> url(25, "nobody"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from must be a mail address");
  }

  private static SmtpUrl url(int port, String from) {
    return SmtpUrl.parse(URI.create("smtp://127.0.0.1:" + port + "?from=" + from), "");
  }

  private static OutgoingMail mail(String to) {
    return new OutgoingMail(
        MailId.next(),
        to,
        new MailContent("Hello", "Hello", "<p>Hello</p>", List.of()),
        0,
        Instant.EPOCH);
  }

  /** A server that writes down what it hears and gives one answer to each recipient. */
  private static final class Talk implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final String toRecipients;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    Talk(String toRecipients) throws IOException {
      this.toRecipients = toRecipients;
      Thread.startVirtualThread(this::serve);
    }

    int port() {
      return socket.getLocalPort();
    }

    private void serve() {
      try (Socket client = socket.accept();
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
        OutputStream out = client.getOutputStream();
        say(out, "220 here");
        boolean inMail = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          heard.add(line);
          if (inMail) {
            inMail = !line.equals(".");
            if (!inMail) {
              say(out, "250 kept");
            }
          } else {
            inMail = line.equals("DATA");
            say(out, inMail ? "354 go on" : line.startsWith("RCPT") ? toRecipients : "250 ok");
          }
        }
      } catch (IOException gone) {
        heard.add(gone.toString());
      }
    }

    private static void say(OutputStream out, String line) throws IOException {
      out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
