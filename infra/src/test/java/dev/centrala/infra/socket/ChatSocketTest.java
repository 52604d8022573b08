package dev.centrala.infra.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.core.flow.ChatSession;
import dev.centrala.core.flow.Place;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.messaging.Author;
import dev.centrala.core.shared.WidgetId;
import dev.centrala.core.tenant.limit.LimitKind;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The customer's socket over the wire. */
class ChatSocketTest {
  @RegisterExtension static final SocketFixture FIXTURE = new SocketFixture();

  private final FakeChats chats = FIXTURE.chats;

  @BeforeEach
  void oneWaits() {
    chats.place = FakeChats.waiting(1, OptionalLong.empty());
    chats.full = false;
  }

  private static SocketClient open() {
    return FIXTURE.connect(FIXTURE.chatAddress());
  }

  private static Map<String, Object> start() {
    return Map.of(
        "widgetId",
        WidgetId.next().toString(),
        "visitorId",
        UUID.randomUUID().toString(),
        "customer",
        Map.of("name", "Demo Visitor", "fields", Map.of("topic", "Returns")),
        "context",
        Map.of("url", "https://shop.test/cart", "title", "Cart"));
  }

  private ChatSession chat(JsonNode started) {
    return chats.chats.get(started.path("resumeToken").asText());
  }

  @Test
  void startsWaitsIsJoinedTalksAndEnds() {
    SocketClient socket = open();
    socket.send("start", start());
    JsonNode started = socket.next("started");
    assertThat(started.path("state").asText()).isEqualTo("queued");
    assertThat(socket.next("queued").path("position").asInt()).isEqualTo(1);
    assertThat(chats.starts.getLast().fields()).containsEntry("topic", "Returns");
    assertThat(chats.starts.getLast().context()).containsEntry("title", "Cart");
    ChatSession chat = chat(started);

    chats.place = FakeChats.waiting(3, OptionalLong.of(90));
    FIXTURE.registry.chatNews(chat.interaction());
    JsonNode queued = socket.next("queued");
    assertThat(queued.path("position").asInt()).isEqualTo(3);
    assertThat(queued.path("estimatedWaitSeconds").asLong()).isEqualTo(90);

    chats.place = new Place(InteractionState.ASSIGNED, 0, OptionalLong.empty(), "Demo Agent");
    FIXTURE.registry.chatNews(chat.interaction());
    assertThat(socket.next("agentJoined").path("name").asText()).isEqualTo("Demo Agent");
    FIXTURE.registry.chatTyping(chat.interaction());
    socket.next("typing");

    socket.send("sendMessage", Map.of("clientMessageId", "m1", "text", "Hello"));
    JsonNode echo = socket.next("message").path("message");
    assertThat(echo.path("clientMessageId").asText()).isEqualTo("m1");
    assertThat(echo.path("from").path("kind").asText()).isEqualTo("customer");
    chats.add(chat, Author.agent(dev.centrala.core.shared.UserId.next(), "Demo Agent"), null, "Hi");
    FIXTURE.registry.chatNews(chat.interaction());
    assertThat(socket.next("message").path("message").path("text").asText()).isEqualTo("Hi");

    socket.send("end", Map.of());
    socket.next("ended");
    socket.close();
  }

  @Test
  void aChatThatBeginsSlowlyKeepsItsSocket() {
    FIXTURE.gate = Promise.promise();
    SocketClient slow = open();
    slow.send("start", start());
    SocketClient silent = open();
    assertThat(silent.closeCode()).isEqualTo(4401);
    FIXTURE.gate.tryComplete();
    slow.next("started");
    slow.close();
  }

  @Test
  void aRepeatedMessageComesBackAndIsKeptOnce() {
    SocketClient socket = open();
    socket.send("start", start());
    JsonNode started = socket.next("started");
    socket.next("queued");
    socket.send("sendMessage", Map.of("clientMessageId", "m1", "text", "Hello"));
    socket.send("sendMessage", Map.of("clientMessageId", "m1", "text", "Hello"));
    assertThat(socket.next("message")).isEqualTo(socket.next("message"));
    assertThat(chats.history(chat(started))).hasSize(1);
    socket.close();
  }

  @Test
  void resumesOnAnotherSocketWithItsHistory() {
    SocketClient first = open();
    first.send("start", start());
    JsonNode started = first.next("started");
    first.next("queued");
    first.send("sendMessage", Map.of("clientMessageId", "m1", "text", "Hello"));
    first.next("message");
    first.close();

    SocketClient second = open();
    second.send(
        "start",
        Map.of(
            "widgetId",
            WidgetId.next().toString(),
            "resumeToken",
            started.path("resumeToken").asText()));
    JsonNode resumed = second.next("started");
    assertThat(resumed.path("interactionId")).isEqualTo(started.path("interactionId"));
    assertThat(resumed.path("messages").path(0).path("clientMessageId").asText()).isEqualTo("m1");
    second.close();
  }

  @Test
  void whatCouldNotBeginBeginsAtTheNextTry() {
    SocketClient socket = open();
    FIXTURE.directory.unreachable = true;
    socket.send("start", start());
    assertThat(socket.next("error").path("code").asText()).isEqualTo("unavailable");
    FIXTURE.directory.unreachable = false;
    socket.send("start", start());
    assertThat(socket.next("started").path("state").asText()).isEqualTo("queued");
    socket.close();
  }

  @Test
  void aMessageWhoseHintWasLostComesByItself() {
    SocketClient socket = open();
    socket.send("start", start());
    ChatSession chat = chat(socket.next("started"));
    socket.next("queued");
    chats.add(chat, Author.flow(null), null, "We will be with you soon.");
    assertThat(socket.next("message").path("message").path("from").path("kind").asText())
        .isEqualTo("flow");
    socket.close();
  }

  @Test
  void refusalsAreTold() {
    SocketClient socket = open();
    socket.send("sendMessage", Map.of("clientMessageId", "early", "text", "x"));
    JsonNode early = socket.next("error");
    assertThat(early.path("code").asText()).isEqualTo("notStarted");
    assertThat(early.path("clientMessageId").asText()).isEqualTo("early");
    chats.full = true;
    socket.send("start", start());
    JsonNode full = socket.next("error");
    assertThat(full.path("code").asText()).isEqualTo("tooMany");
    assertThat(full.path("retryAfterSeconds").asLong()).isEqualTo(60);
    socket.send("start", Map.of("widgetId", WidgetId.next().toString(), "resumeToken", "forged"));
    assertThat(socket.next("error").path("code").asText()).isEqualTo("notFound");
    chats.full = false;
    socket.send("start", start());
    socket.next("started");
    socket.next("queued");
    socket.send("sendMessage", Map.of("clientMessageId", "empty", "text", " "));
    assertThat(socket.next("error").path("code").asText()).isEqualTo("invalid");
    socket.close();
  }

  @Test
  void row4AFloodIsClosed() {
    SocketClient socket = open();
    for (int i = 0; i < 1000; i++) {
      socket.send("ping", Map.of());
    }
    assertThat(socket.closeCode()).isEqualTo(1008);
  }

  @Test
  void aTenantWithAllItsSocketsOpensNoMoreChats() {
    int starts = chats.starts.size();
    FIXTURE.limits.full.add(LimitKind.CHAT_SOCKETS);
    try {
      SocketClient refused = open();
      refused.send("start", start());
      assertThat(refused.next("error").path("code").asText()).isEqualTo("tooMany");
      assertThat(refused.closeCode()).isEqualTo(4429);
    } finally {
      FIXTURE.limits.full.clear();
    }
    assertThat(chats.starts).hasSize(starts);
  }
}
