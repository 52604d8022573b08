package dev.centrala.connectors.sandbox;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages to customers: fetches their media, moves them through the delivery statuses and
 * reports each.
 */
final class OutboundDelivery {
  private final CarrierBook book;
  private final WebhookClient webhooks;
  private final CarrierFaults faults;
  private final InstantSource clock;
  private final Duration pace;

  OutboundDelivery(
      CarrierBook book,
      WebhookClient webhooks,
      CarrierFaults faults,
      InstantSource clock,
      Duration pace) {
    this.book = book;
    this.webhooks = webhooks;
    this.faults = faults;
    this.clock = clock;
    this.pace = pace;
  }

  /** Enters the message as queued; nothing happens to it until {@link #deliver}. */
  CarrierMessage accept(
      CarrierAccount account,
      CarrierMessage.Direction direction,
      String from,
      String to,
      String body,
      boolean hasMedia,
      @Nullable String statusCallback) {
    var now = clock.instant();
    CarrierMessage message =
        new CarrierMessage(
            account.sid(),
            Sids.next(hasMedia ? "MM" : "SM"),
            direction,
            from,
            to,
            body,
            List.of(),
            "queued",
            null,
            statusCallback,
            now,
            null,
            now);
    book.putMessage(message);
    return message;
  }

  /** Blocks until the message has reached its last status and all reports of it are made. */
  void deliver(CarrierAccount account, CarrierMessage message, List<String> mediaUrls) {
    List<String> steps = steps(account, message, mediaUrls);
    List<Map<String, String>> reports = new ArrayList<>();
    for (String step : steps) {
      Chores.pause(pace);
      Integer code =
          step.equals("failed") || step.equals("undelivered") ? errorCode(message) : null;
      book.change(
          message.sid(), m -> step.equals("queued") ? m : m.reached(step, code, clock.instant()));
      Map<String, String> report = report(message, step, code);
      if (faults.reversesCallbacks()) {
        reports.addFirst(report);
      } else {
        send(account, message, report);
      }
    }
    reports.forEach(report -> send(account, message, report));
  }

  private List<String> steps(
      CarrierAccount account, CarrierMessage message, List<String> mediaUrls) {
    if (book.isBlocked(message.from(), message.to())
        && account.optOut() != CarrierAccount.OptOut.OFF) {
      return List.of("failed");
    }
    if (!fetchMedia(message, mediaUrls)) {
      return List.of("failed");
    }
    String last = faults.finalStatus(message.to());
    return last.equals("failed")
        ? List.of("queued", "sending", "failed")
        : List.of("queued", "sending", "sent", last);
  }

  private int errorCode(CarrierMessage message) {
    if (book.isBlocked(message.from(), message.to())) {
      return 21610;
    }
    int asked = faults.finalErrorCode(message.to());
    return asked == 0 ? 11200 : asked;
  }

  private boolean fetchMedia(CarrierMessage message, List<String> urls) {
    List<CarrierMedia> fetched = new ArrayList<>();
    for (String url : urls) {
      try {
        fetched.add(webhooks.fetch(URI.create(url)).createdAt(clock.instant()));
      } catch (IOException | IllegalArgumentException notThere) {
        return false;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    book.change(message.sid(), m -> m.withMedia(fetched));
    return true;
  }

  private void send(CarrierAccount account, CarrierMessage message, Map<String, String> report) {
    String url = message.statusCallback();
    if (url == null || url.isEmpty()) {
      return;
    }
    WebhookCall call = webhooks.post(account, url, report);
    if (faults.duplicatesCallbacks()) {
      webhooks.post(account, url, report, call.idempotencyToken());
    }
  }

  private static Map<String, String> report(
      CarrierMessage message, String status, @Nullable Integer code) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("SmsSid", message.sid());
    form.put("SmsStatus", status);
    form.put("MessageStatus", status);
    form.put("To", message.to());
    form.put("MessageSid", message.sid());
    form.put("AccountSid", message.accountSid());
    form.put("From", message.from());
    form.put("ApiVersion", "2010-04-01");
    if (code != null) {
      form.put("ErrorCode", code.toString());
    }
    return form;
  }
}
