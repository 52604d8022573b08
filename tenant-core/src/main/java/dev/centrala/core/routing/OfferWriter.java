package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.AgentDelta;
import dev.centrala.core.interaction.AgentFeed;
import dev.centrala.core.interaction.Assignment;
import dev.centrala.core.interaction.ConversationFeeds;
import dev.centrala.core.interaction.CustomerDelta;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionView;
import dev.centrala.core.interaction.InteractionViews;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.messaging.Message;
import dev.centrala.core.messaging.MessageStore;
import dev.centrala.core.routing.pool.PoolDecision;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.OfferId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Commits offers and their ends, then tells the agent. */
public final class OfferWriter {
  private static final int PREVIEW_CHARACTERS = 140;

  /** Among the newest so many is what the customer said last. */
  private static final int MESSAGES_LOOKED_AT = 5;

  private final Timeline timeline;
  private final Explanations explanations;
  private final ContactNeeds needs;
  private final InteractionViews views;
  private final MessageStore messages;
  private final AgentFeed agents;
  private final ConversationFeeds feeds;
  private final InstantSource clock;

  public OfferWriter(
      Timeline timeline,
      Explanations explanations,
      ContactNeeds needs,
      InteractionViews views,
      MessageStore messages,
      AgentFeed agents,
      ConversationFeeds feeds,
      InstantSource clock) {
    this.timeline = timeline;
    this.explanations = explanations;
    this.needs = needs;
    this.views = views;
    this.messages = messages;
    this.agents = agents;
    this.feeds = feeds;
    this.clock = clock;
  }

  void made(Tx tx, Interaction now, PoolDecision.Offered offered) {
    Instant expiresAt = Instant.ofEpochMilli(offered.expiresAtMillis());
    Assignment toAgent = new Assignment(offered.agent(), offered.offer(), expiresAt, null, 0);
    Interaction after =
        timeline.record(
            tx,
            now.offered(toAgent, Fences.of(offered.epoch())),
            "interaction.offered",
            Actor.SYSTEM,
            dataOf(offered));
    explanations.append(tx, after.id(), offered.explanation());
    Supplier<AgentDelta.OfferMade> delta =
        ask(tx, after, offered.offer(), expiresAt, offered.explanation().atMillis());
    tx.afterCommit(() -> agents.publish(tx.tenant(), offered.agent(), delta.get()));
  }

  /** What the timeline tells of an offer. */
  static Map<String, Object> dataOf(PoolDecision.Offered offered) {
    return Map.of(
        "offerId", offered.offer().toString(),
        "agentId", offered.agent().toString(),
        "queueId", offered.queue().toString(),
        "expiresAt", Instant.ofEpochMilli(offered.expiresAtMillis()).toString(),
        "explanation", offered.explanation().text());
  }

  static Map<String, Object> dataOf(PoolDecision.OfferEnded ended) {
    Map<String, Object> data = new HashMap<>();
    data.put("offerId", ended.offer().toString());
    data.put("agentId", ended.agent().toString());
    if (ended.reason() != null) {
      data.put("reason", ended.reason());
    }
    return data;
  }

  /** The offer of an interaction that is on offer, as its agent sees it. */
  public AgentDelta.OfferMade delta(Tx tx, Interaction offered, long nowMillis) {
    Assignment to = offered.assignment();
    if (to == null || to.offer() == null || to.offerExpiresAt() == null) {
      throw new IllegalStateException("interaction " + offered.id() + " is not on offer");
    }
    return delta(tx, offered, to.offer(), to.offerExpiresAt(), nowMillis);
  }

  /** An offer of the interaction, as its agent sees it. */
  AgentDelta.OfferMade delta(
      Tx tx, Interaction offered, OfferId offer, Instant expiresAt, long nowMillis) {
    return ask(tx, offered, offer, expiresAt, nowMillis).get();
  }

  /** The same, read without waiting: to be had once the transaction has committed. */
  Supplier<AgentDelta.OfferMade> ask(
      Tx tx, Interaction offered, OfferId offer, Instant expiresAt, long nowMillis) {
    Supplier<InteractionView> view = views.ask(tx, offered);
    Supplier<List<Message>> newest = messages.askNewest(tx, offered.id(), MESSAGES_LOOKED_AT);
    Instant since = offered.place() == null ? offered.createdAt() : offered.place().enqueuedAt();
    long waitedSeconds =
        Math.max(0, Duration.between(since, Instant.ofEpochMilli(nowMillis)).toSeconds());
    return () ->
        new AgentDelta.OfferMade(
            offer, view.get(), waitedSeconds, expiresAt, preview(newest.get()));
  }

  private static @Nullable String preview(List<Message> newest) {
    return newest.reversed().stream()
        .filter(message -> message.inbound())
        .map(message -> message.text())
        .findFirst()
        .map(text ->
            text.length() <= PREVIEW_CHARACTERS
                ? text
                : text.substring(
                        0,
                        text.offsetByCodePoints(
                            0, Math.min(PREVIEW_CHARACTERS, text.codePointCount(0, text.length()))))
                    + "…")
        .orElse(null);
  }

  void ended(Tx tx, Optional<Interaction> row, PoolDecision.OfferEnded ended) {
    row.filter(now -> now.state() == InteractionState.OFFERED)
        .filter(now -> now.isWith(ended.agent()) && Fences.same(now, ended.epoch()))
        .ifPresent(now -> {
          timeline.record(
              tx,
              now.requeued(),
              "offer." + ended.outcome().wireName(),
              Actor.SYSTEM,
              dataOf(ended));
          needs.holdOver(tx, now.id(), ended.agent(), now.fence(), clock.instant());
        });
    tx.afterCommit(() ->
        agents.publish(
            tx.tenant(),
            ended.agent(),
            new AgentDelta.OfferEnded(ended.offer(), ended.outcome().wireName())));
  }

  void nobodyFits(Tx tx, Interaction now, PoolDecision.NobodyFits nobody) {
    timeline.record(
        tx,
        now,
        "interaction.nobodyFits",
        Actor.SYSTEM,
        Map.of("queueId", nobody.queue().toString(), "missing", nobody.missing()));
  }

  void keptWaiting(Tx tx, Interaction now, PoolDecision.KeptWaiting kept) {
    explanations.append(tx, now.id(), kept.explanation());
    tx.afterCommit(() -> feeds.toCustomer(tx.tenant(), now, new CustomerDelta.QueueMoved()));
  }
}
