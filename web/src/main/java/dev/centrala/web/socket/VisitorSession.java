package dev.centrala.web.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.centrala.core.flow.ChatSession;
import dev.centrala.core.flow.ChatStart;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.MessageId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.WidgetId;
import dev.centrala.core.tenant.WidgetPlace;
import dev.centrala.core.tenant.limit.LimitKind;
import dev.centrala.core.tenant.limit.TenantLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One socket of a chat's customer. Everything here happens in the socket's mailbox unless it says
 * otherwise. What the customer is told is the difference between what the database says and what
 * this socket has said, so a lost hint only comes later.
 */
final class VisitorSession implements LocalSession {
  private static final Logger LOG = LoggerFactory.getLogger(VisitorSession.class);
  private static final long LOOK_WAITING_MILLIS = 4_000;
  private static final long LOOK_TALKING_MILLIS = 20_000;
  private static final int FRAMES_PER_SECOND = 50;
  private static final int BURST = 250;
  private static final int LONGEST_FIELD = 2_000;
  private static final int MOST_FIELDS = 20;

  private final SocketLine line;
  private final VisitorSocketParts parts;
  private final String remoteAddress;
  private final Introduction introduction;
  private final AtomicBoolean hinted = new AtomicBoolean();
  private volatile @Nullable ChatTold told;
  private TenantLimits.@Nullable Place place;
  private volatile long lookedMillis;

  VisitorSession(SocketLine.Opening opening, VisitorSocketParts parts) {
    this.line = opening.line(FRAMES_PER_SECOND, BURST);
    this.parts = parts;
    this.remoteAddress = opening.remoteAddress();
    this.introduction = new Introduction(parts.clock());
  }

  void open() {
    line.listen(this::frame, this::look, this::closed);
    parts.registry().opened(this);
  }

  private void frame(String text) {
    String clientMessageId = null;
    try {
      ObjectNode frame = parts.frames().read(text);
      clientMessageId = frame.path("clientMessageId").textValue();
      carryOut(frame.path("type").asText(), frame);
    } catch (RuntimeException failure) {
      line.send(parts.visitorFrames().error(SocketErrors.of(failure).about(clientMessageId)));
    }
  }

  private void carryOut(String type, ObjectNode frame) {
    switch (type) {
      case "start" -> introduction.lookInto(() -> start(parts.frames().as(frame, Start.class)));
      case "ping" -> line.send(parts.visitorFrames().pong());
      case "sendMessage" -> say(parts.frames().as(frame, SendMessage.class));
      case "typing" -> parts.actions().typing(chat());
      case "read" ->
          parts
              .actions()
              .read(
                  chat(),
                  MessageId.parse(
                      AgentCommands.required(
                          parts.frames().as(frame, Read.class).messageId(), "messageId")));
      case "end" -> {
        parts.actions().end(chat());
        look();
      }
      default ->
          throw RefusedException.conflict("unknownType", "There is no command of this type.");
    }
  }

  record Customer(
      @Nullable String name, @Nullable String email, @Nullable Map<String, String> fields) {}

  record Page(@Nullable String url, @Nullable String title, @Nullable String referrer) {}

  record Start(
      String widgetId,
      @Nullable String visitorId,
      @Nullable Customer customer,
      @Nullable Page context,
      @Nullable String resumeToken) {}

  record SendMessage(
      String clientMessageId, @Nullable String text, @Nullable List<String> attachments) {}

  record Read(String messageId) {}

  private void start(Start command) {
    ChatTold before = told;
    if (before != null && !before.isOver()) {
      throw RefusedException.conflict("started", "This socket has its chat already.");
    }
    forget();
    ChatSession chat = session(command);
    ChatTold fresh = new ChatTold(chat, parts.visitorFrames(), line::send);
    told = fresh;
    try {
      if (parts.registry().joined(this, chat.interaction())) {
        parts.directory().joinChat(chat.interaction());
      }
      fresh.begin(parts.actions().history(chat), parts.actions().place(chat));
    } catch (RuntimeException notBegun) {
      // The widget starts again, and has its time for it: the same visitor, and so the same chat.
      introduction.again();
      told = null;
      parts.registry().left(this, chat.interaction());
      throw notBegun;
    }
    lookedMillis = parts.clock().millis();
  }

  private ChatSession session(Start command) {
    String token = command.resumeToken();
    if (token == null) {
      ChatStart start = opening(command);
      takePlace(start.tenant());
      return parts.actions().start(start);
    }
    ChatSession resumed =
        parts.actions().resume(token).orElseThrow(() -> RefusedException.notFound("conversation"));
    takePlace(resumed.tenant());
    return resumed;
  }

  private void takePlace(TenantId tenant) {
    leavePlace();
    try {
      place = parts.limits().hold(tenant, LimitKind.CHAT_SOCKETS);
    } catch (RefusedException full) {
      line.send(parts.visitorFrames().error(SocketErrors.of(full)));
      line.close(CloseCode.LIMIT_REACHED);
      throw full;
    }
  }

  private void leavePlace() {
    TenantLimits.Place held = place;
    if (held != null) {
      held.close();
    }
  }

  private ChatStart opening(Start command) {
    WidgetPlace place =
        parts
            .actions()
            .widget(WidgetId.parse(AgentCommands.required(command.widgetId(), "widgetId")));
    Customer customer = command.customer();
    String visitor = command.visitorId();
    return new ChatStart(
        place.tenant(),
        place.entryPoint(),
        visitor == null ? UUID.randomUUID().toString() : visitorId(visitor),
        remoteAddress,
        customer == null ? null : bounded(customer.name(), "customer/name"),
        customer == null ? null : bounded(customer.email(), "customer/email"),
        fields(customer == null ? null : customer.fields()),
        page(command.context()));
  }

  /** Whoever knows a visitor's id goes on with that visitor's chat, so it must not be guessable. */
  private static String visitorId(String given) {
    if (given.length() < 16 || given.length() > 100) {
      throw RefusedException.invalid("/visitorId", "a random text of 16 to 100 characters");
    }
    return given;
  }

  private static Map<String, String> fields(@Nullable Map<String, String> given) {
    Map<String, String> fields = new HashMap<>();
    if (given != null) {
      if (given.size() > MOST_FIELDS) {
        throw RefusedException.invalid("/customer/fields", "at most " + MOST_FIELDS + " fields");
      }
      given.forEach((name, value) -> put(fields, name, value));
    }
    return fields;
  }

  private static Map<String, String> page(@Nullable Page page) {
    Map<String, String> context = new HashMap<>();
    if (page != null) {
      put(context, "url", page.url());
      put(context, "title", page.title());
      put(context, "referrer", page.referrer());
    }
    return context;
  }

  private static void put(Map<String, String> into, String name, @Nullable String value) {
    if (value != null && !value.isBlank() && name.length() <= LONGEST_FIELD) {
      into.put(name, value.substring(0, Math.min(value.length(), LONGEST_FIELD)));
    }
  }

  private static @Nullable String bounded(@Nullable String value, String field) {
    if (value != null && value.length() > 200) {
      throw RefusedException.invalid("/" + field, "at most 200 characters");
    }
    return value == null || value.isBlank() ? null : value.strip();
  }

  private void say(SendMessage command) {
    ChatSession chat = chat();
    List<AttachmentId> attachments = AgentCommands.attachments(command.attachments());
    var message =
        parts
            .actions()
            .say(
                chat,
                AgentCommands.clientId(command.clientMessageId()),
                AgentCommands.text(command.text(), attachments),
                attachments);
    ChatTold here = told;
    if (here != null) {
      here.echo(message);
    }
  }

  private ChatSession chat() {
    ChatTold here = told;
    if (here == null) {
      throw RefusedException.conflict("notStarted", "Start first.");
    }
    return here.chat();
  }

  /** Tells what has changed since this socket last told something. */
  private void look() {
    ChatTold here = told;
    lookedMillis = parts.clock().millis();
    if (here == null || here.isOver() || line.isClosed() || !line.isWritable()) {
      return;
    }
    try {
      here.catchUp(parts.actions().history(here.chat()), parts.actions().place(here.chat()));
    } catch (RefusedException unavailable) {
      LOG.warn("a chat cannot be read now: {}", unavailable.getMessage());
    }
  }

  /** Any thread. */
  void hint() {
    if (hinted.compareAndSet(false, true)) {
      line.mailbox()
          .submit(() -> {
            hinted.set(false);
            look();
          });
    }
  }

  /** Any thread. */
  void agentTyping() {
    line.mailbox()
        .submit(() -> {
          if (line.isWritable()) {
            line.send(parts.visitorFrames().typing());
          }
        });
  }

  @Override
  public void tick(long nowMillis) {
    line.tick(nowMillis);
    ChatTold here = told;
    if (here == null) {
      if (introduction.isOverdue(nowMillis)) {
        line.close(CloseCode.UNAUTHENTICATED);
      }
    } else if (!here.isOver()
        && nowMillis - lookedMillis
            > (here.isWaiting() ? LOOK_WAITING_MILLIS : LOOK_TALKING_MILLIS)) {
      lookedMillis = nowMillis;
      hint();
    }
  }

  @Override
  public void sayReconnect(long afterMillis) {
    line.send(parts.visitorFrames().reconnect(afterMillis));
  }

  @Override
  public void leave() {
    line.close(CloseCode.DRAINING);
  }

  private void forget() {
    ChatTold before = told;
    told = null;
    if (before != null && parts.registry().left(this, before.chat().interaction())) {
      parts.directory().leaveChat(before.chat().interaction());
    }
  }

  private void closed() {
    parts.registry().closed(this);
    leavePlace();
    forget();
  }
}
