package dev.centrala.connectors.twilio.webhook;

import dev.centrala.connectors.twilio.media.InboundMedia;
import dev.centrala.core.customer.Identity;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.MessageArrived;
import dev.centrala.core.flow.Reception;
import dev.centrala.core.messaging.MessageStore;
import dev.centrala.core.messaging.OptOutPolicy;
import dev.centrala.core.messaging.OptOutWord;
import dev.centrala.core.messaging.OutboundMessages;
import dev.centrala.core.messaging.SmsSegments;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.MessageId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.tenant.ConnectionAccess;
import dev.centrala.core.tenant.EntryPoint;
import dev.centrala.core.tenant.EntryPointStore;
import dev.centrala.core.tenant.OptOutSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages to the core's reception and reports to its outbound messages. The MessageSid is
 * the key that recognises a repeat.
 */
public final class CoreMessageDoor implements MessageDoor {
  private static final Logger LOG = LoggerFactory.getLogger(CoreMessageDoor.class);
  private static final String PROVIDER = "twilio";

  private final Transactions transactions;
  private final EntryPointStore entryPoints;
  private final MessageStore messages;
  private final Reception reception;
  private final OutboundMessages outbound;
  private final InboundMedia media;

  public CoreMessageDoor(
      Transactions transactions,
      EntryPointStore entryPoints,
      MessageStore messages,
      Reception reception,
      OutboundMessages outbound,
      InboundMedia media) {
    this.transactions = transactions;
    this.entryPoints = entryPoints;
    this.messages = messages;
    this.reception = reception;
    this.outbound = outbound;
    this.media = media;
  }

  @Override
  public void received(ConnectionAccess connection, InboundSms sms) {
    if (sms.media().isEmpty()) {
      reception.messageArrived(
          connection.tenant(),
          tx ->
              entryPoint(tx, connection, sms)
                  .map(found -> arrived(found, sms, InboundMedia.Taken.NOTHING)));
    } else {
      newDestination(connection, sms)
          .ifPresent(found ->
              reception.messageArrived(
                  connection.tenant(), arrived(found, sms, media.take(connection, sms.media()))));
    }
  }

  /** Empty for a repeat, too: its files need not be fetched again. */
  private Optional<EntryPoint> newDestination(ConnectionAccess connection, InboundSms sms) {
    return transactions.inTenant(
        connection.tenant(),
        tx ->
            messages.byProviderId(tx, sms.messageSid()).isPresent()
                ? Optional.empty()
                : entryPoint(tx, connection, sms));
  }

  /** Where the message goes; empty for a number nobody set up. */
  private Optional<EntryPoint> entryPoint(Tx tx, ConnectionAccess connection, InboundSms sms) {
    Optional<EntryPoint> found =
        entryPoints.byAddress(tx, connection.connection(), Channel.SMS, sms.to());
    if (found.isEmpty()) {
      LOG.warn(
          "Message {} came to a number of connection {} that has no entry point",
          sms.messageSid(),
          connection.connection());
    }
    return found;
  }

  private static MessageArrived arrived(
      EntryPoint entryPoint, InboundSms sms, InboundMedia.Taken taken) {
    int segments = sms.media().isEmpty() ? SmsSegments.of(sms.text()).count() : 1;
    return new MessageArrived(
        PROVIDER,
        "message:" + sms.messageSid(),
        entryPoint.id(),
        Identity.phone(sms.from()),
        null,
        text(sms, taken),
        taken.files(),
        sms.messageSid(),
        segments,
        optOut(entryPoint, sms));
  }

  /** A message without anything in it is still a message. */
  private static String text(InboundSms sms, InboundMedia.Taken taken) {
    List<String> lines = new ArrayList<>();
    if (!sms.text().isBlank()) {
      lines.add(sms.text());
    }
    lines.addAll(taken.notes());
    return lines.isEmpty() && taken.files().isEmpty()
        ? "[An empty message]"
        : String.join("\n", lines);
  }

  private static OptOutPolicy optOut(EntryPoint entryPoint, InboundSms sms) {
    OptOutSettings settings = entryPoint.settings().optOut();
    return new OptOutPolicy(
        settings == null ? OptOutSettings.DEFAULT : settings, carrierSaw(sms.optOutType()));
  }

  private static @Nullable OptOutWord carrierSaw(String optOutType) {
    return switch (optOutType) {
      case "STOP" -> OptOutWord.STOP;
      case "START" -> OptOutWord.START;
      case "HELP" -> OptOutWord.HELP;
      default -> null;
    };
  }

  @Override
  public void reported(ConnectionAccess connection, DeliveryReport report) {
    report
        .status()
        .ifPresent(status ->
            outbound.deliveryReported(
                connection.tenant(),
                report.messageSid(),
                own(report.ownMessageId()),
                status,
                report.errorCode()));
  }

  private static @Nullable MessageId own(@Nullable String text) {
    try {
      return text == null ? null : MessageId.parse(text);
    } catch (RefusedException notAnId) {
      return null;
    }
  }
}
