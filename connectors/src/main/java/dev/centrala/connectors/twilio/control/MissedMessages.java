package dev.centrala.connectors.twilio.control;

import com.twilio.exception.TwilioException;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.message.Media;
import com.twilio.type.PhoneNumber;
import dev.centrala.connectors.twilio.TwilioApi;
import dev.centrala.connectors.twilio.TwilioCounters;
import dev.centrala.connectors.twilio.webhook.InboundSms;
import dev.centrala.connectors.twilio.webhook.MessageDoor;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.tenant.ConnectionAccess;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fetches what customers wrote while we did not answer: Twilio gives up on a webhook after its
 * retries and its fallback, but its list of messages remembers. They go through the same door as
 * webhooks, which knows those it has seen.
 */
public final class MissedMessages {
  private static final int MOST_MESSAGES = 2000;

  private final TwilioClients clients;
  private final MessageDoor door;
  private final TwilioCounters counters;

  public MissedMessages(TwilioClients clients, MessageDoor door, TwilioCounters counters) {
    this.clients = clients;
    this.door = door;
    this.counters = counters;
  }

  /**
   * Oldest first. Refuses as unavailable when the provider does not give its list; then it is to be
   * tried again from {@code since}.
   */
  public int fetch(ConnectionAccess connection, String number, Instant since) {
    List<InboundSms> found = list(connection, number, since);
    for (InboundSms sms : found.reversed()) {
      door.received(connection, sms);
      counters.count(TwilioCounters.Event.MISSED_FETCHED);
    }
    return found.size();
  }

  private List<InboundSms> list(ConnectionAccess connection, String number, Instant since) {
    try {
      List<InboundSms> found = new ArrayList<>();
      for (Message message :
          Message.reader()
              .setTo(new PhoneNumber(number))
              .setDateSentAfter(since.atZone(ZoneOffset.UTC))
              .limit(MOST_MESSAGES)
              .read(clients.client(connection))) {
        if (message.getDirection() == Message.Direction.INBOUND) {
          found.add(sms(connection, message));
        }
      }
      return found;
    } catch (ApiTrouble | TwilioException failed) {
      throw new RefusedException(
          new Refusal.Unavailable("The provider does not give its list of messages."));
    }
  }

  private InboundSms sms(ConnectionAccess connection, Message message) {
    return new InboundSms(
        message.getSid(),
        message.getFrom().getEndpoint(),
        message.getTo(),
        Optional.ofNullable(message.getBody()).orElse(""),
        "0".equals(message.getNumMedia()) ? List.of() : media(connection, message.getSid()),
        "");
  }

  private List<InboundSms.Media> media(ConnectionAccess connection, String messageSid) {
    List<InboundSms.Media> media = new ArrayList<>();
    for (Media one : Media.reader(messageSid).read(clients.client(connection))) {
      URI url =
          URI.create(
              "%s/2010-04-01/Accounts/%s/Messages/%s/Media/%s"
                  .formatted(
                      TwilioApi.baseUrl(connection),
                      connection.account(),
                      messageSid,
                      one.getSid()));
      media.add(new InboundSms.Media(url, one.getContentType()));
    }
    return media;
  }
}
