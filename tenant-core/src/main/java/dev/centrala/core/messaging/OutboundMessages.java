package dev.centrala.core.messaging;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.MessageId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.limit.LimitKind;
import dev.centrala.core.tenant.limit.TenantLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands pending messages to their provider, one of a thread at a time, outside of transactions. A
 * try whose outcome is not known is looked up before it is repeated; what stays unknown is marked
 * ambiguous and counted, never sent twice.
 */
public final class OutboundMessages {
  private static final Logger LOG = LoggerFactory.getLogger(OutboundMessages.class);
  private static final Duration LEASE = Duration.ofSeconds(40);

  /**
   * What a provider may take for one: a look-up and a send. What is left of a lease must be more.
   */
  private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(20);

  private static final Duration LOOK_UP_FOR = Duration.ofMinutes(5);
  private static final int MOST_ATTEMPTS = 12;
  private static final int AT_ONCE = 20;

  private final Transactions transactions;
  private final MessageStore messages;
  private final MessageSender sender;
  private final ProviderMessages outcomes;
  private final TenantLimits limits;
  private final InstantSource clock;

  public OutboundMessages(
      Transactions transactions,
      MessageStore messages,
      MessageSender sender,
      ProviderMessages outcomes,
      TenantLimits limits,
      InstantSource clock) {
    this.transactions = transactions;
    this.messages = messages;
    this.sender = sender;
    this.outcomes = outcomes;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Sends what is due now, as far as the tenant's limit allows: the rest waits. Answers how many
   * were claimed.
   */
  public int sendDue(TenantId tenant) {
    Instant now = clock.instant();
    int most = limits.takeUpTo(tenant, LimitKind.MESSAGES_OUT, AT_ONCE);
    List<Dispatch> claimed =
        most == 0
            ? List.of()
            : transactions.inTenant(tenant, tx -> messages.claim(tx, now, now.plus(LEASE), most));
    limits.giveBack(tenant, LimitKind.MESSAGES_OUT, most - claimed.size());
    for (Dispatch dispatch : claimed) {
      try {
        if (clock.instant().isAfter(now.plus(LEASE).minus(LONGEST_ATTEMPT))) {
          transactions.doInTenant(tenant, tx -> messages.giveBack(tx, dispatch, clock.instant()));
        } else {
          settle(tenant, dispatch, attempt(tenant, dispatch));
        }
      } catch (RuntimeException failed) {
        LOG.warn(
            "sending message {} failed; its lease will run out", dispatch.message().id(), failed);
      }
    }
    return claimed.size();
  }

  /**
   * A provider's report, which may come late, twice or out of order. One that comes before the
   * answer to the send, or in place of an answer that was lost, finds its message by {@code own},
   * our id, and tells that the provider has it.
   */
  public void deliveryReported(
      TenantId tenant,
      String providerMessageId,
      @Nullable MessageId own,
      MessageStatus status,
      @Nullable String detail) {
    transactions.doInTenant(
        tenant,
        tx -> {
          Optional<Message> known = messages.byProviderId(tx, providerMessageId);
          known
              .or(() -> unanswered(tx, own))
              .ifPresent(message -> {
                if (known.isEmpty()) {
                  int segments = SmsSegments.billed(message);
                  outcomes.accepted(tx, message, providerMessageId, segments);
                }
                if (message.status().mayBecome(status)) {
                  outcomes.reported(tx, message, status, detail);
                }
              });
        });
  }

  private Optional<Message> unanswered(Tx tx, @Nullable MessageId own) {
    return own == null
        ? Optional.empty()
        : messages
            .find(tx, own)
            .filter(message -> !message.inbound() && message.providerMessageId() == null);
  }

  private SendResult attempt(TenantId tenant, Dispatch dispatch) {
    if (!dispatch.tried()) {
      return sender.send(tenant, dispatch);
    }
    Optional<MessageSender.LookUp> found = sender.lookUp(tenant, dispatch);
    if (found.isEmpty()) {
      return new SendResult.Unknown("The provider cannot say whether it has the message.");
    }
    return switch (found.get()) {
      case MessageSender.LookUp.Found it ->
          new SendResult.Accepted(it.providerMessageId(), it.segments());
      case MessageSender.LookUp.NotThere missing -> sender.send(tenant, dispatch);
    };
  }

  private void settle(TenantId tenant, Dispatch dispatch, SendResult result) {
    transactions.doInTenant(tenant, tx -> settle(tx, dispatch, result));
  }

  private void settle(Tx tx, Dispatch dispatch, SendResult result) {
    Message message = dispatch.message();
    Instant now = clock.instant();
    switch (result) {
      case SendResult.Accepted it ->
          outcomes.accepted(tx, message, it.providerMessageId(), it.segments());
      case SendResult.Refused no ->
          outcomes.reported(tx, message, MessageStatus.FAILED, no.code() + ": " + no.detail());
      case SendResult.Unsubscribed stop ->
          outcomes.unsubscribed(tx, message, stop.code() + ": " + stop.detail());
      case SendResult.TryLater later when dispatch.attempts() < MOST_ATTEMPTS ->
          messages.settle(
              tx,
              dispatch,
              false,
              now.plusMillis(Math.max(later.afterMillis(), backOffMillis(dispatch.attempts()))));
      case SendResult.TryLater later ->
          outcomes.reported(tx, message, MessageStatus.FAILED, later.detail());
      case SendResult.Unknown doubt
          when Duration.between(dispatch.firstTriedAt(), now).compareTo(LOOK_UP_FOR) < 0 ->
          messages.settle(tx, dispatch, true, now.plusMillis(backOffMillis(dispatch.attempts())));
      case SendResult.Unknown doubt ->
          outcomes.reported(tx, message, MessageStatus.AMBIGUOUS, doubt.detail());
    }
  }

  /** 1 s, 2 s, 4 s … at most a minute. */
  private static long backOffMillis(int attempts) {
    return Math.min(60_000L, 1_000L << Math.min(6, attempts));
  }
}
