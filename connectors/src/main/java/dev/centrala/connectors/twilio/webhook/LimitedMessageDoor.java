package dev.centrala.connectors.twilio.webhook;

import dev.centrala.connectors.twilio.TwilioConnections;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.Turns;
import dev.centrala.core.tenant.ConnectionAccess;
import dev.centrala.core.tenant.limit.LimitKind;
import dev.centrala.core.tenant.limit.TenantLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a tenant's messages in as fast as its limit allows. What is beyond is kept in one row each
 * and comes in later; a carrier is told to try again only when the backlog is full, or in an
 * outage. Messages that come to different nodes meanwhile may change places. One that fails is kept
 * as well and tried less and less often, for a day and a half; then it is kept as failed.
 */
public final class LimitedMessageDoor implements MessageDoor {
  private static final Logger LOG = LoggerFactory.getLogger(LimitedMessageDoor.class);
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final int AT_ONCE = 20;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
  private static final int MOST_ATTEMPTS = 12;

  private final MessageDoor door;
  private final TenantLimits limits;
  private final MessageBacklog backlog;
  private final TwilioConnections connections;
  private final InstantSource clock;

  /** Whose messages wait, as far as this node knows: what comes now waits behind them. */
  private final Set<TenantId> waiting = ConcurrentHashMap.newKeySet();

  public LimitedMessageDoor(
      MessageDoor door,
      TenantLimits limits,
      MessageBacklog backlog,
      TwilioConnections connections,
      InstantSource clock) {
    this.door = door;
    this.limits = limits;
    this.backlog = backlog;
    this.connections = connections;
    this.clock = clock;
  }

  @Override
  public void received(ConnectionAccess connection, InboundSms sms) {
    TenantId tenant = connection.tenant();
    boolean room =
        !waiting.contains(tenant) && limits.takeUpTo(tenant, LimitKind.MESSAGES_IN, 1) == 1;
    if (room) {
      receive(connection, sms);
    } else {
      waiting.add(tenant);
      backlog.add(tenant, connection.connection(), sms);
    }
  }

  /** A carrier would not bring it again after a failure that is not an outage: it is kept. */
  private void receive(ConnectionAccess connection, InboundSms sms) {
    try {
      door.received(connection, sms);
    } catch (RuntimeException failed) {
      if (Turns.isOutage(failed)) {
        throw failed;
      }
      LOG.warn(
          "Message {} of tenant {} fails and is kept",
          sms.messageSid(),
          connection.tenant(),
          failed);
      backlog.add(connection.tenant(), connection.connection(), sms);
    }
  }

  @Override
  public void reported(ConnectionAccess connection, DeliveryReport report) {
    door.reported(connection, report);
  }

  /** Whose backlog is to be let in. */
  public List<TenantId> tenantsWaiting() {
    List<TenantId> tenants = backlog.tenants(clock.instant());
    waiting.retainAll(tenants);
    waiting.addAll(tenants);
    return tenants;
  }

  /** Lets in what the limit allows; answers whether there may be more right now. */
  public boolean letIn(TenantId tenant) {
    int most = limits.takeUpTo(tenant, LimitKind.MESSAGES_IN, AT_ONCE);
    if (most == 0) {
      return false;
    }
    Instant now = clock.instant();
    List<MessageBacklog.Waiting> claimed = backlog.claim(tenant, now, now.plus(LEASE), most);
    limits.giveBack(tenant, LimitKind.MESSAGES_IN, most - claimed.size());
    try {
      Turns.each(
          tenant,
          claimed,
          each -> "message " + each.sms().messageSid(),
          each -> letIn(tenant, each));
    } finally {
      if (!claimed.isEmpty()) {
        backlog.release(tenant);
      }
    }
    return claimed.size() == AT_ONCE;
  }

  private void letIn(TenantId tenant, MessageBacklog.Waiting message) {
    try {
      tryToLetIn(tenant, message);
    } catch (RuntimeException | StackOverflowError failed) {
      if (Turns.isOutage(failed)) {
        throw failed;
      }
      failed(tenant, message, failed);
    }
  }

  private void tryToLetIn(TenantId tenant, MessageBacklog.Waiting message) {
    Optional<ConnectionAccess> connection = connections.find(message.connection());
    if (connection.isPresent()) {
      door.received(connection.get(), message.sms());
    } else {
      LOG.warn(
          "Message {} of tenant {} waited for connection {}, which is gone",
          message.sms().messageSid(),
          tenant,
          message.connection());
    }
    backlog.remove(tenant, message.sms().messageSid());
  }

  private void failed(TenantId tenant, MessageBacklog.Waiting message, Throwable failure) {
    int attempts = message.failures() + 1;
    if (attempts < MOST_ATTEMPTS) {
      Instant next = clock.instant().plus(pause(message.failures()));
      LOG.warn(
          "Message {} of tenant {} fails and comes again at {}",
          message.sms().messageSid(),
          tenant,
          next,
          failure);
      backlog.failed(tenant, message, failure.toString(), next);
    } else {
      LOG.error(
          "Message {} of tenant {} has failed for good after {} attempts",
          message.sms().messageSid(),
          tenant,
          attempts,
          failure);
      backlog.failed(tenant, message, failure.toString(), null);
    }
  }

  /** Four times as long each time. */
  private static Duration pause(int failures) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << (2 * failures));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
