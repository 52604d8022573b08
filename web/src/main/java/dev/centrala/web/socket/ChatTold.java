package dev.centrala.web.socket;

import dev.centrala.core.flow.ChatSession;
import dev.centrala.core.flow.Place;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.messaging.Message;
import dev.centrala.core.shared.MessageId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one socket has told its customer of the chat so far, and the telling of what is new. Used in
 * the socket's mailbox.
 */
final class ChatTold {
  private final ChatSession chat;
  private final VisitorFrames frames;
  private final Consumer<String> out;
  private final Set<MessageId> messages = new HashSet<>();
  private VisitorFrames.@Nullable Queued queued;
  private @Nullable String agent;
  private boolean joined;
  private volatile boolean waiting;
  private volatile boolean over;

  ChatTold(ChatSession chat, VisitorFrames frames, Consumer<String> out) {
    this.chat = chat;
    this.frames = frames;
    this.out = out;
  }

  ChatSession chat() {
    return chat;
  }

  boolean isWaiting() {
    return waiting;
  }

  boolean isOver() {
    return over;
  }

  void begin(List<Message> history, Place place) {
    out.accept(frames.started(chat, history, place));
    history.forEach(message -> messages.add(message.id()));
    tell(place);
  }

  void catchUp(List<Message> newest, Place place) {
    tell(newest);
    tell(place);
  }

  /** The customer's own message comes back once it is committed; so does a repeat of it. */
  void echo(Message own) {
    messages.add(own.id());
    out.accept(frames.message(own));
  }

  private void tell(List<Message> newest) {
    for (Message message : newest) {
      if (messages.add(message.id())) {
        out.accept(frames.message(message));
      }
    }
  }

  private void tell(Place place) {
    InteractionState state = place.state();
    waiting = place.position() > 0;
    if (waiting) {
      VisitorFrames.Queued now = VisitorFrames.Queued.of(place);
      if (!now.equals(queued)) {
        out.accept(frames.queued(now));
      }
      queued = now;
      joined = false;
    } else if (state.isWithAgent()) {
      if (!joined || !Objects.equals(agent, place.agentName())) {
        out.accept(frames.agentJoined(place.agentName()));
      }
      joined = true;
      agent = place.agentName();
      queued = null;
    } else if (state.isOver() || state == InteractionState.WRAP_UP) {
      out.accept(frames.ended());
      over = true;
    }
  }
}
