package dev.centrala.connectors.twilio.control;

import com.twilio.base.ResourceSet;
import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import dev.centrala.connectors.twilio.TwilioConnections;
import dev.centrala.connectors.twilio.TwilioCounters;
import dev.centrala.connectors.twilio.TwilioCounters.Event;
import dev.centrala.core.messaging.Attachment;
import dev.centrala.core.messaging.Dispatch;
import dev.centrala.core.messaging.MessageSender;
import dev.centrala.core.messaging.SendResult;
import dev.centrala.core.messaging.SmsSegments;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.ConnectionAccess;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Sends messages through the SDK. A refusal is Twilio's own verdict; anything that leaves room for
 * doubt is unknown and has to be looked up before it is sent again.
 */
public final class TwilioMessageSender implements MessageSender {
  /** How far Twilio's clock may be behind ours when a message is looked up. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(2);

  private static final int MOST_LOOKED_AT = 200;
  private static final int UNSUBSCRIBED = 21610;
  private static final int TOO_MANY_REQUESTS = 20429;

  private final TwilioConnections connections;
  private final TwilioClients clients;
  private final MediaLinks mediaLinks;
  private final BiPredicate<TenantId, String> known;
  private final TwilioCounters counters;

  /**
   * @param known whether a message of the tenant already bears that provider id, so that a look-up
   *     does not take an earlier message with the same text for the missing one
   */
  public TwilioMessageSender(
      TwilioConnections connections,
      TwilioClients clients,
      MediaLinks mediaLinks,
      BiPredicate<TenantId, String> known,
      TwilioCounters counters) {
    this.connections = connections;
    this.clients = clients;
    this.mediaLinks = mediaLinks;
    this.known = known;
    this.counters = counters;
  }

  @Override
  public SendResult send(TenantId tenant, Dispatch dispatch) {
    Optional<ConnectionAccess> connection = connection(tenant, dispatch);
    SendResult result =
        connection.isEmpty()
            ? new SendResult.Refused("noConnection", "the provider connection has been removed")
            : send(connection.get(), dispatch);
    counters.count(
        switch (result) {
          case SendResult.Accepted accepted -> Event.SEND_ACCEPTED;
          case SendResult.Refused refused -> Event.SEND_REFUSED;
          case SendResult.Unsubscribed stopped -> Event.SEND_REFUSED;
          case SendResult.TryLater later -> Event.SEND_THROTTLED;
          case SendResult.Unknown unknown -> Event.SEND_UNKNOWN;
        });
    return result;
  }

  private SendResult send(ConnectionAccess connection, Dispatch dispatch) {
    try {
      Message message = creator(connection, dispatch).create(clients.client(connection));
      if (message.getSid() == null) {
        return new SendResult.Unknown("the provider's answer names no message");
      }
      return new SendResult.Accepted(message.getSid(), SmsSegments.billed(dispatch.message()));
    } catch (ApiTrouble.Throttled throttled) {
      return new SendResult.TryLater(
          throttled.afterMillis(), "the provider asks for patience (429)");
    } catch (ApiTrouble.NotReached away) {
      return new SendResult.TryLater(1000, String.valueOf(away.getMessage()));
    } catch (ApiTrouble trouble) {
      return new SendResult.Unknown(String.valueOf(trouble.getMessage()));
    } catch (ApiException verdict) {
      return refusal(verdict);
    } catch (TwilioException unreadable) {
      return new SendResult.Unknown("the provider's answer is not readable");
    }
  }

  private static SendResult refusal(ApiException verdict) {
    Integer status = verdict.getStatusCode();
    Integer code = verdict.getCode();
    if (status == null || status < 400 || status >= 500) {
      return new SendResult.Unknown("the provider gave no verdict");
    }
    if (code != null && code == TOO_MANY_REQUESTS) {
      return new SendResult.TryLater(1000, "the provider asks for patience (20429)");
    }
    String detail = String.valueOf(verdict.getMessage());
    if (code != null && code == UNSUBSCRIBED) {
      return new SendResult.Unsubscribed(code.toString(), detail);
    }
    return new SendResult.Refused(
        code == null ? Integer.toString(status) : code.toString(), detail);
  }

  private MessageCreator creator(ConnectionAccess connection, Dispatch dispatch) {
    PhoneNumber to = new PhoneNumber(dispatch.to());
    PhoneNumber from = new PhoneNumber(dispatch.from());
    String text = dispatch.message().text();
    List<URI> media = new ArrayList<>();
    for (Attachment attachment : dispatch.message().attachments()) {
      media.add(mediaLinks.link(connection, attachment));
    }
    MessageCreator creator =
        media.isEmpty() ? Message.creator(to, from, text) : Message.creator(to, from, media);
    if (!media.isEmpty() && !text.isEmpty()) {
      creator.setBody(text);
    }
    return creator.setStatusCallback(
        WebhookUrls.messageStatus(connection, dispatch.message().id()));
  }

  @Override
  public Optional<LookUp> lookUp(TenantId tenant, Dispatch dispatch) {
    Optional<LookUp> answer =
        connection(tenant, dispatch).flatMap(connection -> lookUp(connection, dispatch));
    counters.count(answer.isPresent() ? Event.SEND_LOOKED_UP : Event.SEND_AMBIGUOUS);
    return answer;
  }

  private Optional<LookUp> lookUp(ConnectionAccess connection, Dispatch dispatch) {
    Instant since = dispatch.firstTriedAt().minus(CLOCK_SKEW);
    List<String> candidates = new ArrayList<>();
    // Not filtered by DateSent: a message that the provider has but not sent yet has none.
    try {
      ResourceSet<Message> found =
          Message.reader()
              .setTo(new PhoneNumber(dispatch.to()))
              .setFrom(new PhoneNumber(dispatch.from()))
              .limit(MOST_LOOKED_AT)
              .read(clients.client(connection));
      for (Message message : found) {
        if (isTheSame(message, dispatch, since)
            && !known.test(connection.tenant(), message.getSid())) {
          candidates.add(message.getSid());
        }
      }
    } catch (ApiTrouble | TwilioException noAnswer) {
      return Optional.empty();
    }
    return switch (candidates.size()) {
      case 0 -> Optional.of(new LookUp.NotThere());
      case 1 ->
          Optional.of(
              new LookUp.Found(candidates.getFirst(), SmsSegments.billed(dispatch.message())));
      default -> Optional.empty();
    };
  }

  private static boolean isTheSame(Message message, Dispatch dispatch, Instant since) {
    String media = Integer.toString(dispatch.message().attachments().size());
    return message.getDirection() == Message.Direction.OUTBOUND_API
        && dispatch.message().text().equals(Optional.ofNullable(message.getBody()).orElse(""))
        && (media.equals(message.getNumMedia()) || "0".equals(message.getNumMedia()))
        && message.getDateCreated() != null
        && !message.getDateCreated().toInstant().isBefore(since);
  }

  private Optional<ConnectionAccess> connection(TenantId tenant, Dispatch dispatch) {
    return connections.find(dispatch.connection()).filter(c -> c.tenant().equals(tenant));
  }
}
