package dev.centrala.core.flow;

import dev.centrala.core.customer.Customer;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.messaging.MessageThread;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.usage.Meter;
import dev.centrala.core.usage.UsageEvent;
import dev.centrala.core.usage.UsageLog;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Opens a chat within the widget's limits, and counts it: one conversation, in the transaction that
 * opens it.
 */
public final class ChatOpening {
  private static final Duration WINDOW = Duration.ofHours(1);

  private final Destinations destinations;
  private final ChatStarts starts;
  private final FrontDoor door;
  private final MessageFlow flow;
  private final UsageLog usage;
  private final InstantSource clock;

  public ChatOpening(
      Destinations destinations,
      ChatStarts starts,
      FrontDoor door,
      MessageFlow flow,
      UsageLog usage,
      InstantSource clock) {
    this.destinations = destinations;
    this.starts = starts;
    this.door = door;
    this.flow = flow;
    this.usage = usage;
    this.clock = clock;
  }

  Interaction open(Tx tx, ChatStart start, MessageThread thread, Customer customer) {
    Destination destination =
        destinations
            .find(tx, start.entryPoint())
            .filter(found -> found.channel() == Channel.CHAT)
            .orElseThrow(() -> RefusedException.notFound("widget"));
    Instant now = clock.instant();
    limit(tx, start, destination, now);
    starts.add(tx, start.entryPoint(), start.visitorId(), start.remoteAddress(), now);
    Interaction opened = door.open(tx, destination, thread, customer, context(start));
    Interaction begun = flow.begin(tx, destination, opened);
    usage.record(
        tx,
        new UsageEvent(
            "chat:" + begun.id(),
            Meter.CHAT_CONVERSATIONS,
            BigDecimal.ONE,
            now,
            Channel.CHAT,
            begun.id(),
            begun.place() == null ? null : begun.place().queue(),
            null));
    return begun;
  }

  private void limit(Tx tx, ChatStart start, Destination destination, Instant now) {
    ChatStarts.Count count =
        starts.since(
            tx, start.entryPoint(), start.visitorId(), start.remoteAddress(), now.minus(WINDOW));
    if (count.byVisitor() >= destination.startsPerVisitorPerHour()
        || count.byAddress() >= destination.startsPerAddressPerHour()) {
      throw new RefusedException(
          new Refusal.TooMany(
              WINDOW.toSeconds() / 4, "Too many chats were started; please try again later."));
    }
  }

  private static Map<String, Object> context(ChatStart start) {
    Map<String, Object> context = new HashMap<>();
    context.put("fields", start.fields());
    context.put("page", start.context());
    return context;
  }
}
