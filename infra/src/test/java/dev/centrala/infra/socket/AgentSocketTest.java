package dev.centrala.infra.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.core.access.Caller;
import dev.centrala.core.interaction.AgentDelta;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.OfferId;
import dev.centrala.web.socket.SocketLimits;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketConnectOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The agent's socket over the wire. Rows 2 to 5 of the attack list are named at their tests. */
class AgentSocketTest {
  @RegisterExtension static final SocketFixture FIXTURE = new SocketFixture();

  private static InteractionId known() {
    InteractionId id = InteractionId.next();
    FIXTURE.desk.known.add(id);
    return id;
  }

  private static Caller caller(String token) {
    return FIXTURE.callers.get(token);
  }

  private static void publish(String token, AgentDelta delta) {
    FIXTURE.feed.publish(FIXTURE.tenant, caller(token).person(), delta);
  }

  @Test
  void greetsWithASnapshotAndThenNumberedDeltas() {
    String token = FIXTURE.newAgent();
    SocketClient socket = FIXTURE.connect(FIXTURE.agentAddress());
    socket.send("authenticate", Map.of("token", token, "commandId", "a1"));
    assertThat(socket.next("welcome").path("sessionId").asText()).isNotEmpty();
    JsonNode snapshot = socket.next("snapshot");
    assertThat(snapshot.path("presence").path("state").asText()).isEqualTo("offline");
    assertThat(snapshot.path("offers").isArray()).isTrue();
    assertThat(socket.next("commandDone").path("commandId").asText()).isEqualTo("a1");

    socket.send("setPresence", Map.of("state", "available", "commandId", "p1"));
    JsonNode changed = socket.next("presenceChanged");
    assertThat(changed.path("state").asText()).isEqualTo("available");
    assertThat(changed.path("seq").asLong()).isEqualTo(snapshot.path("seq").asLong() + 1);
    assertThat(socket.next("commandDone").path("commandId").asText()).isEqualTo("p1");
    socket.close();
  }

  @Test
  void row2AnEndedSessionClosesTheSocketWithinFiveSeconds() {
    String token = FIXTURE.newAgent();
    SocketClient socket = FIXTURE.agent(token);
    long began = System.nanoTime();
    FIXTURE.callers.remove(token);
    assertThat(socket.closeCode()).isEqualTo(4401);
    assertThat(System.nanoTime() - began).isLessThan(5_000_000_000L);
  }

  @Test
  void row2ASessionEndedOnThisNodeClosesTheSocketAtOnce() {
    String token = FIXTURE.newAgent();
    SocketClient socket = FIXTURE.agent(token);
    Caller caller = caller(token);
    FIXTURE.registry.ended(caller.tenant(), caller.person(), caller.session());
    assertThat(socket.closeCode()).isEqualTo(4401);
  }

  @Test
  void row3AForeignOriginIsRefusedBeforeTheUpgrade() {
    assertThat(
            refusal(
                FIXTURE
                    .agentAddress()
                    .setAllowOriginHeader(true)
                    .addHeader("Origin", "https://evil.test")))
        .isEqualTo(403);
    assertThat(
            refusal(FIXTURE.chatAddress().setAllowOriginHeader(true).addHeader("Origin", "null")))
        .isEqualTo(403);
    SocketClient ours =
        FIXTURE.connect(
            FIXTURE
                .agentAddress()
                .setAllowOriginHeader(true)
                .addHeader("Origin", "https://centrala.test"));
    assertThat(ours.isOpen()).isTrue();
    ours.close();
  }

  @Test
  void row3WithoutATokenInFiveSecondsTheSocketIsClosed() {
    SocketClient silent = FIXTURE.connect(FIXTURE.agentAddress());
    SocketClient chat = FIXTURE.connect(FIXTURE.chatAddress());
    assertThat(silent.closeCode()).isEqualTo(4401);
    assertThat(chat.closeCode()).isEqualTo(4401);
  }

  @Test
  void row3ATokenInTheAddressIsRefused() {
    String secret = "secret-token";
    assertThat(refusal(FIXTURE.address("/ws/agent?token=" + secret, SocketLimits.AGENT_PROTOCOL)))
        .isEqualTo(400);
    assertThat(
            refusal(
                FIXTURE.address("/ws/agent?access_token=" + secret, SocketLimits.AGENT_PROTOCOL)))
        .isEqualTo(400);
  }

  @Test
  void anotherSubprotocolIsRefused() {
    assertThat(refusal(FIXTURE.address("/ws/agent", SocketLimits.CHAT_PROTOCOL))).isEqualTo(400);
    assertThat(refusal(FIXTURE.address("/ws/agent", "graphql-ws"))).isEqualTo(400);
  }

  private static int refusal(WebSocketConnectOptions address) {
    try {
      FIXTURE.connect(address).close();
      return 101;
    } catch (Exception failed) {
      return ((UpgradeRejectedException) failed.getCause()).getStatus();
    }
  }

  @Test
  void aFalseTokenIsToldAndClosed() {
    SocketClient socket = FIXTURE.connect(FIXTURE.agentAddress());
    socket.send("authenticate", Map.of("token", "wrong"));
    assertThat(socket.next("error").path("code").asText()).isEqualTo("unauthenticated");
    assertThat(socket.closeCode()).isEqualTo(4401);
  }

  @Test
  void aTokenThatExpiresClosesUnlessItWasRenewed() {
    String token = FIXTURE.newAgent();
    SocketClient renewed = FIXTURE.connect(FIXTURE.agentAddress());
    renewed.send("authenticate", Map.of("token", jwt(token, 2)));
    SocketClient expired = FIXTURE.connect(FIXTURE.agentAddress());
    expired.send("authenticate", Map.of("token", jwt(token, 2)));
    renewed.await("snapshot");
    renewed.send("authenticate", Map.of("token", jwt(token, 900), "commandId", "renew"));
    assertThat(renewed.await("commandDone").path("commandId").asText()).isEqualTo("renew");
    assertThat(expired.closeCode()).isEqualTo(4401);
    renewed.send("ping", Map.of());
    renewed.await("pong");
    renewed.close();
  }

  private static String jwt(String token, int seconds) {
    String claims = "{\"exp\":" + Instant.now().plusSeconds(seconds).getEpochSecond() + "}";
    return "x."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + "."
        + token;
  }

  @Test
  void anotherUsersTokenOnAnOpenSocketClosesIt() {
    SocketClient socket = FIXTURE.agent(FIXTURE.newAgent());
    socket.send("authenticate", Map.of("token", FIXTURE.newAgent()));
    assertThat(socket.closeCode()).isEqualTo(4401);
  }

  @Test
  void row4AFrameAbove64KibClosesWith1009() {
    SocketClient little = FIXTURE.agent(FIXTURE.newAgent());
    little.sendText("{\"type\":\"ping\",\"x\":\"" + "a".repeat(66_000) + "\"}");
    assertThat(little.closeCode()).isEqualTo(1009);
    SocketClient pieces = FIXTURE.agent(FIXTURE.newAgent());
    io.vertx.core.http.WebSocketFrame first =
        io.vertx.core.http.WebSocketFrame.textFrame("a".repeat(40_000), false);
    pieces.socket().writeFrame(first);
    pieces
        .socket()
        .writeFrame(
            io.vertx.core.http.WebSocketFrame.continuationFrame(
                io.vertx.core.buffer.Buffer.buffer("a".repeat(40_000)), true));
    assertThat(pieces.closeCode()).isEqualTo(1009);
  }

  @Test
  void row4AThousandFramesASecondCloseWith1008() {
    SocketClient socket = FIXTURE.agent(FIXTURE.newAgent());
    for (int i = 0; i < 1000; i++) {
      socket.send("ping", Map.of());
    }
    assertThat(socket.closeCode()).isEqualTo(1008);
  }

  @Test
  void row4AnUnknownTypeAndWhatIsNotJsonAreErrorsAndTheSocketStays() {
    SocketClient socket = FIXTURE.agent(FIXTURE.newAgent());
    socket.send("selfDestruct", Map.of("commandId", "x"));
    JsonNode unknown = socket.next("error");
    assertThat(unknown.path("code").asText()).isEqualTo("unknownType");
    assertThat(unknown.path("commandId").asText()).isEqualTo("x");
    for (String text : List.of("{", "[]", "null", "7", "{\"type\":7}", "{}", "")) {
      socket.sendText(text);
      assertThat(socket.next("error").path("code").asText()).isIn("notJson", "invalid");
    }
    socket.socket().writeBinaryMessage(io.vertx.core.buffer.Buffer.buffer(new byte[] {1, 2}));
    assertThat(socket.next("error").path("code").asText()).isEqualTo("notJson");
    socket.send("setPresence", Map.of("state", "asleep"));
    assertThat(socket.next("error").path("errors").path(0).path("pointer").asText())
        .isEqualTo("/state");
    socket.send("setPresence", Map.of("state", "away", "tenantId", "other"));
    assertThat(socket.next("error").path("errors").path(0).path("pointer").asText())
        .isEqualTo("/tenantId");
    socket.send("ping", Map.of());
    socket.next("pong");
    socket.close();
  }

  @Test
  void row5AnothersInteractionIsNotFoundInEveryCommand() {
    SocketClient socket = FIXTURE.agent(FIXTURE.newAgent());
    String foreign = InteractionId.next().toString();
    for (String type : List.of("end", "hold", "mute", "transfer", "sendDigits", "completeWrapUp")) {
      socket.send(type, Map.of("interactionId", foreign, "commandId", "c-" + type));
      assertThat(socket.next("error").path("code").asText()).as(type).isEqualTo("notFound");
    }
    socket.send(
        "sendMessage", Map.of("interactionId", foreign, "clientMessageId", "m", "text", "x"));
    assertThat(socket.next("error").path("code").asText()).isEqualTo("notFound");
    socket.send("addNote", Map.of("interactionId", "nonsense", "text", "x"));
    assertThat(socket.next("error").path("code").asText()).isEqualTo("notFound");
    socket.close();
  }

  @Test
  void aCallsCommandOnADigitalChannelIsNotSupported() {
    SocketClient socket = FIXTURE.agent(FIXTURE.newAgent());
    socket.send("hold", Map.of("interactionId", known().toString()));
    assertThat(socket.next("error").path("code").asText()).isEqualTo("notSupported");
    socket.close();
  }

  @Test
  void aRefusalKeepsItsCode() {
    SocketClient socket = FIXTURE.agent(FIXTURE.newAgent());
    socket.send("acceptOffer", Map.of("offerId", OfferId.next().toString()));
    assertThat(socket.next("error").path("code").asText()).isEqualTo("offerGone");
    socket.close();
  }

  @Test
  void framesAreCarriedOutInOrderUnderLoad() {
    FIXTURE.desk.slow = true;
    FIXTURE.desk.done.clear();
    List<SocketClient> sockets = new ArrayList<>();
    List<String> interactions = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      sockets.add(FIXTURE.agent(FIXTURE.newAgent()));
      interactions.add(known().toString());
    }
    for (int n = 0; n < 200; n++) {
      for (int i = 0; i < 4; i++) {
        String text = i + " " + n;
        sockets
            .get(i)
            .send(
                "sendMessage",
                Map.of(
                    "interactionId", interactions.get(i), "clientMessageId", text, "text", text));
      }
    }
    for (int i = 0; i < 4; i++) {
      String socket = i + " ";
      List<JsonNode> messages = sockets.get(i).take(200);
      assertThat(messages.stream().map(frame -> frame.path("message").path("text").asText()))
          .containsExactlyElementsOf(IntStream.range(0, 200).mapToObj(n -> socket + n).toList());
      assertThat(FIXTURE.desk.done.stream().filter(line -> line.startsWith("send " + socket)))
          .containsExactlyElementsOf(
              IntStream.range(0, 200).mapToObj(n -> "send " + socket + n).toList());
      sockets.get(i).close();
    }
    FIXTURE.desk.slow = false;
  }

  @Test
  void aRepeatedCommandGetsTheFirstAnswerAlsoOnAnotherSocket() {
    String token = FIXTURE.newAgent();
    InteractionId id = known();
    Map<String, String> note =
        Map.of("interactionId", id.toString(), "text", "once only", "commandId", "note-1");
    SocketClient first = FIXTURE.agent(token);
    first.send("addNote", note);
    JsonNode answer = first.next("commandDone");
    first.send("addNote", note);
    assertThat(first.next("commandDone")).isEqualTo(answer);
    first.close();

    SocketClient second = FIXTURE.agent(token);
    second.send("addNote", note);
    assertThat(second.next("commandDone")).isEqualTo(answer);
    assertThat(FIXTURE.desk.done.stream().filter("note once only"::equals)).hasSize(1);

    Map<String, String> refused =
        Map.of("interactionId", InteractionId.next().toString(), "commandId", "end-1");
    second.send("end", refused);
    JsonNode no = second.next("error");
    second.send("end", refused);
    assertThat(second.next("error")).isEqualTo(no);
    second.close();
  }

  @Test
  void twoTabsHearEverything() {
    String token = FIXTURE.newAgent();
    SocketClient one = FIXTURE.agent(token);
    SocketClient two = FIXTURE.agent(token);
    one.send("setPresence", Map.of("state", "available"));
    JsonNode heard = one.next("presenceChanged");
    assertThat(two.next("presenceChanged")).isEqualTo(heard);
    one.close();
    two.close();
  }

  @Test
  void theCoreHearsOfTheFirstSocketAndOfTheLastOnesEnd() throws InterruptedException {
    String token = FIXTURE.newAgent();
    String user = caller(token).person().toString();
    SocketClient one = FIXTURE.agent(token);
    SocketClient two = FIXTURE.agent(token);
    one.close();
    assertThat(FIXTURE.desk.done.stream().filter(line -> line.endsWith(user)))
        .containsExactly("connected " + user);
    two.close();
    for (int i = 0; i < 100 && !FIXTURE.desk.done.contains("disconnected " + user); i++) {
      Thread.sleep(20);
    }
    assertThat(FIXTURE.desk.done.stream().filter(line -> line.endsWith(user)))
        .containsExactly("connected " + user, "disconnected " + user);
  }

  @Test
  void aFrameRightBehindTheHandshakeIsNotLost() {
    String token = FIXTURE.newAgent();
    for (int i = 0; i < 150; i++) {
      SocketClient socket = FIXTURE.connect(FIXTURE.agentAddress());
      socket.send("authenticate", Map.of("token", token));
      socket.next("welcome");
      socket.close();
    }
  }

  @Test
  void aDesktopThatComesBackGetsWhatItMissed() {
    String token = FIXTURE.newAgent();
    SocketClient before = FIXTURE.connect(FIXTURE.agentAddress());
    before.send("authenticate", Map.of("token", token));
    long seq = before.await("snapshot").path("seq").asLong();
    before.close();
    publish(token, FakeDesk.presence("busy"));
    publish(token, FakeDesk.presence("away"));

    SocketClient after = FIXTURE.connect(FIXTURE.agentAddress());
    after.send("authenticate", Map.of("token", token, "resumeFrom", seq));
    after.next("welcome");
    assertThat(after.next("presenceChanged").path("seq").asLong()).isEqualTo(seq + 1);
    assertThat(after.next("presenceChanged").path("state").asText()).isEqualTo("away");
    after.close();
  }

  @Test
  void aDesktopThatMissedTooMuchOrKnowsAnotherFeedGetsASnapshot() {
    String token = FIXTURE.newAgent();
    SocketClient before = FIXTURE.connect(FIXTURE.agentAddress());
    before.send("authenticate", Map.of("token", token));
    long seq = before.await("snapshot").path("seq").asLong();
    before.close();
    IntStream.range(0, 400).forEach(n -> publish(token, FakeDesk.presence("busy")));
    for (long resumeFrom : new long[] {seq, 0, 17, seq + 5_000_000}) {
      SocketClient after = FIXTURE.connect(FIXTURE.agentAddress());
      after.send("authenticate", Map.of("token", token, "resumeFrom", resumeFrom));
      after.next("welcome");
      assertThat(after.next("snapshot").path("seq").asLong()).isEqualTo(seq + 400);
      after.close();
    }
  }

  @Test
  void aLostHintIsMadeGood() {
    String token = FIXTURE.newAgent();
    SocketClient socket = FIXTURE.agent(token);
    FIXTURE.feed.hintsGetLost = true;
    publish(token, FakeDesk.presence("busy"));
    assertThat(socket.next("presenceChanged").path("state").asText()).isEqualTo("busy");
    FIXTURE.feed.hintsGetLost = false;
    socket.close();
  }

  @Test
  void whatIsPassingBearsTheLastNumber() {
    String token = FIXTURE.newAgent();
    SocketClient socket = FIXTURE.connect(FIXTURE.agentAddress());
    socket.send("authenticate", Map.of("token", token));
    long seq = socket.await("snapshot").path("seq").asLong();
    String frame = FIXTURE.agentFrames.delta(new AgentDelta.CustomerTyping(InteractionId.next()));
    FIXTURE.registry.agentPassing(FIXTURE.tenant, caller(token).person(), frame);
    JsonNode typing = socket.next("typing");
    assertThat(typing.path("seq").asLong()).isEqualTo(seq);
    assertThat(typing.path("from").asText()).isEqualTo("customer");
    socket.close();
  }

  @Test
  void nothingIsDoneBeforeAuthentication() {
    SocketClient socket = FIXTURE.connect(FIXTURE.agentAddress());
    socket.send("setPresence", Map.of("state", "available"));
    assertThat(socket.next("error").path("code").asText()).isEqualTo("unauthenticated");
    assertThat(socket.isOpen()).isTrue();
    socket.close();
  }

  @Test
  void aPlainRequestIsToldToUpgrade() {
    assertThatThrownBy(
            () -> FIXTURE.connect(FIXTURE.address("/ws/nowhere", SocketLimits.AGENT_PROTOCOL)))
        .hasCauseInstanceOf(UpgradeRejectedException.class);
  }
}
