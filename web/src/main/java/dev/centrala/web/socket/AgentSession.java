package dev.centrala.web.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Permission;
import dev.centrala.core.access.Role;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.SessionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.limit.LimitKind;
import dev.centrala.core.tenant.limit.TenantLimits;
import io.vertx.core.internal.ContextInternal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One socket of an agent's desktop. Frames are carried out one after another in the socket's
 * mailbox. All that is sent, the feed from where this socket stands and the answers, goes through a
 * mailbox of its own, so that an offer does not wait behind a command that is being carried out. A
 * lost hint is made good by looking now and then.
 */
final class AgentSession implements LocalSession {
  private static final Logger LOG = LoggerFactory.getLogger(AgentSession.class);
  private static final long LOOK_EVERY_MILLIS = 5_000;
  private static final int FRAMES_PER_SECOND = 100;
  private static final int BURST = 300;

  private final SocketLine line;
  private final Mailbox outgoing;
  private final AgentSocketParts parts;
  private final CommandRunner runner;
  private final String id = UUID.randomUUID().toString();
  private final Introduction introduction;
  private final AtomicBoolean hinted = new AtomicBoolean();
  private volatile @Nullable Caller caller;
  private volatile TenantLimits.@Nullable Place place;
  private volatile @Nullable Instant expiresAt;
  private volatile long lookedMillis;
  private volatile boolean following;
  private long seq;

  AgentSession(SocketLine.Opening opening, AgentSocketParts parts) {
    this.line = opening.line(FRAMES_PER_SECOND, BURST);
    // Of its own: what one of the two mailboxes is doing must not show as the other's.
    this.outgoing = new Mailbox(((ContextInternal) opening.context()).duplicate());
    this.parts = parts;
    this.runner = new CommandRunner(parts);
    this.introduction = new Introduction(parts.clock());
  }

  void open() {
    line.listen(this::frame, () -> outgoing.submit(this::follow), this::ended);
    parts.registry().opened(this);
  }

  String id() {
    return id;
  }

  /** Any thread. */
  @Nullable Caller caller() {
    return caller;
  }

  boolean belongsTo(TenantId tenant, UserId user) {
    Caller known = caller;
    return known != null && known.tenant().equals(tenant) && user.equals(known.user());
  }

  private void frame(String text) {
    String commandId = null;
    try {
      ObjectNode frame = parts.frames().read(text);
      commandId = CommandRunner.commandId(frame);
      carryOut(frame.path("type").asText(), commandId, frame);
    } catch (RuntimeException failure) {
      failed(failure, commandId);
    }
  }

  private void failed(RuntimeException failure, @Nullable String commandId) {
    send(parts.agentFrames().error(SocketErrors.of(failure).answering(commandId)));
  }

  private void send(String frame) {
    outgoing.submit(() -> line.send(frame));
  }

  private void carryOut(String type, @Nullable String commandId, ObjectNode frame) {
    Caller known = caller;
    if (type.equals("ping")) {
      send(parts.agentFrames().pong());
      if (commandId != null) {
        send(parts.agentFrames().done(commandId, null));
      }
    } else if (type.equals("authenticate")) {
      introduction.lookInto(() -> authenticate(commandId, frame));
    } else if (known == null) {
      throw new RefusedException(new Refusal.Unauthenticated("Authenticate first."));
    } else {
      parts.trace().command(known.tenant(), type, () -> command(known, type, commandId, frame));
    }
  }

  private void command(Caller known, String type, @Nullable String commandId, ObjectNode frame) {
    String answer = runner.run(known, type, commandId, frame);
    if (answer != null) {
      send(answer);
    }
  }

  record Authenticate(String token, @Nullable Long resumeFrom) {
    /** Never shows the token. */
    @Override
    public String toString() {
      return "Authenticate[resumeFrom=" + resumeFrom + "]";
    }
  }

  /** The first time it opens the desktop, later it renews the token. */
  private void authenticate(@Nullable String commandId, ObjectNode frame) {
    Authenticate command = parts.frames().as(frame, Authenticate.class);
    Caller proved;
    try {
      String token = AgentCommands.required(command.token(), "token");
      proved = parts.authenticator().authenticate(token);
      proved.require(Permission.HANDLE_WORK);
      proved.person();
      expiresAt = TokenLife.expiresAt(token, parts.json());
    } catch (RefusedException refused) {
      refuse(refused, commandId);
      return;
    }
    Caller before = caller;
    if (before != null && !belongsTo(proved.tenant(), proved.person())) {
      refuse(
          new RefusedException(new Refusal.Unauthenticated("This socket is another user's.")),
          commandId);
      return;
    }
    if (before == null && !hasRoom(proved.tenant(), commandId)) {
      return;
    }
    caller = proved;
    if (before == null) {
      send(parts.agentFrames().welcome(id, parts.clock().instant()));
      parts.registry().joined(this, proved.person());
      try {
        parts.connections().joined(this, proved);
      } catch (RuntimeException unreachable) {
        giveUp(unreachable, commandId);
        return;
      }
      outgoing.submit(() -> begin(proved, command.resumeFrom(), commandId));
    } else if (commandId != null) {
      send(parts.agentFrames().done(commandId, null));
    }
  }

  private boolean hasRoom(TenantId tenant, @Nullable String commandId) {
    try {
      place = parts.limits().hold(tenant, LimitKind.AGENT_SOCKETS);
    } catch (RefusedException full) {
      refuse(full, commandId);
      return false;
    }
    if (line.isClosed()) {
      leavePlace();
    }
    return true;
  }

  private void leavePlace() {
    TenantLimits.Place held = place;
    if (held != null) {
      held.close();
    }
  }

  private void refuse(RefusedException refused, @Nullable String commandId) {
    failed(refused, commandId);
    switch (refused.refusal()) {
      case Refusal.Unavailable passes -> introduction.again();
      case Refusal.TooMany full -> outgoing.submit(() -> line.close(CloseCode.LIMIT_REACHED));
      default -> outgoing.submit(() -> line.close(CloseCode.UNAUTHENTICATED));
    }
  }

  private void begin(Caller proved, @Nullable Long resumeFrom, @Nullable String commandId) {
    try {
      if (resumeFrom == null) {
        snapshot(proved);
      } else {
        seq = resumeFrom;
      }
      following = true;
      follow();
      if (commandId != null) {
        line.send(parts.agentFrames().done(commandId, null));
      }
    } catch (RuntimeException failure) {
      giveUp(failure, commandId);
    }
  }

  /** It would stay open and show nothing. */
  private void giveUp(RuntimeException failure, @Nullable String commandId) {
    failed(failure, commandId);
    outgoing.submit(() -> line.close(CloseCode.UNAVAILABLE));
  }

  /**
   * The number is read before the state: what happens between them comes again as a delta, which
   * does no harm.
   */
  private void snapshot(Caller of) {
    long newest = parts.feed().newest(of.tenant(), of.person());
    line.send(
        parts.agentFrames().snapshot(newest, parts.actions().snapshot(of.tenant(), of.person())));
    seq = newest;
  }

  /** Sends what this socket has not seen yet, as long as its peer takes it. */
  private void follow() {
    Caller known = caller;
    lookedMillis = parts.clock().millis();
    if (!following || known == null) {
      return;
    }
    try {
      boolean more = true;
      while (more && line.isWritable() && !line.isClosed()) {
        more = step(known);
      }
    } catch (RefusedException unavailable) {
      LOG.warn("a feed cannot be read now: {}", unavailable.getMessage());
    }
  }

  private boolean step(Caller known) {
    return switch (parts.feed().after(known.tenant(), known.person(), seq)) {
      case DeskFeed.Slice.Gone gone -> {
        snapshot(known);
        yield true;
      }
      case DeskFeed.Slice.Next next -> {
        next.entries().forEach(entry -> send(known, entry));
        yield next.more();
      }
    };
  }

  private void send(Caller known, DeskFeed.Entry entry) {
    parts
        .trace()
        .sent(
            known.tenant(),
            entry.frame(),
            () -> line.send(Frames.numbered(entry.frame(), entry.seq())));
    seq = entry.seq();
  }

  /** Any thread: a delta that was just kept. Sent as it is if it is the next one here. */
  void next(DeskFeed.Entry entry) {
    outgoing.now(parts.trace().carried(() -> sendOrFollow(entry)));
  }

  private void sendOrFollow(DeskFeed.Entry entry) {
    Caller known = caller;
    if (!following || known == null || entry.seq() <= seq) {
      return;
    }
    if (entry.seq() == seq + 1 && line.isWritable() && !line.isClosed()) {
      send(known, entry);
    } else {
      outgoing.submit(this::follow);
    }
  }

  /** Any thread: there is news. Several hints before the mailbox comes to it are one. */
  void hint() {
    if (hinted.compareAndSet(false, true)) {
      outgoing.submit(
          parts
              .trace()
              .carried(() -> {
                hinted.set(false);
                follow();
              }));
    }
  }

  /** Any thread: a delta that is kept nowhere; it bears the number of the last that was kept. */
  void passing(String frame) {
    outgoing.submit(() -> {
      if (following && line.isWritable()) {
        line.send(Frames.numbered(frame, seq));
      }
    });
  }

  /** Any thread: the roles as they are now; absent when the session is good no more. */
  void standing(@Nullable Set<Role> roles) {
    Caller known = caller;
    if (known == null) {
      return;
    }
    if (roles == null) {
      line.close(CloseCode.UNAUTHENTICATED);
    } else if (!roles.equals(known.roles())) {
      line.mailbox().submit(() -> takeRoles(roles));
    }
  }

  private void takeRoles(Set<Role> roles) {
    Caller known = caller;
    if (known != null) {
      caller = new Caller(known.tenant(), known.user(), known.session(), known.key(), roles);
    }
  }

  boolean isOf(SessionId session) {
    Caller known = caller;
    return known != null && session.equals(known.session());
  }

  void endNow() {
    line.close(CloseCode.UNAUTHENTICATED);
  }

  @Override
  public void tick(long nowMillis) {
    line.tick(nowMillis);
    Instant end = expiresAt;
    if (caller == null && introduction.isOverdue(nowMillis)) {
      line.close(CloseCode.UNAUTHENTICATED);
    } else if (end != null && nowMillis >= end.toEpochMilli()) {
      line.close(CloseCode.UNAUTHENTICATED);
    } else if (nowMillis - lookedMillis > LOOK_EVERY_MILLIS) {
      lookedMillis = nowMillis;
      hint();
    }
  }

  @Override
  public void sayReconnect(long afterMillis) {
    line.send(parts.agentFrames().reconnect(afterMillis));
  }

  @Override
  public void leave() {
    line.close(CloseCode.DRAINING);
  }

  private void ended() {
    following = false;
    leavePlace();
    parts.registry().closed(this);
    Caller known = caller;
    if (known != null) {
      parts.connections().left(this, known);
    }
  }
}
