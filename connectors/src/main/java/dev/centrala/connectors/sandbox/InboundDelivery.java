package dev.centrala.connectors.sandbox;

import dev.centrala.connectors.sandbox.CarrierAccount.OptOut;
import dev.centrala.connectors.sandbox.CarrierMessage.Direction;
import dev.centrala.connectors.sandbox.twiml.TwimlRefused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes messages from customers: opt-out keywords, the number's webhook and its fallback, and the
 * TwiML that answers.
 */
final class InboundDelivery {
  private final CarrierBook book;
  private final WebhookClient webhooks;
  private final OutboundDelivery outbound;
  private final Chores chores;
  private final InstantSource clock;
  private final String baseUrl;

  InboundDelivery(
      CarrierBook book,
      WebhookClient webhooks,
      OutboundDelivery outbound,
      Chores chores,
      InstantSource clock,
      String baseUrl) {
    this.book = book;
    this.webhooks = webhooks;
    this.outbound = outbound;
    this.chores = chores;
    this.clock = clock;
    this.baseUrl = baseUrl;
  }

  /**
   * Blocks until the webhook and, when that failed, its fallback have answered; status reports of
   * replies come later.
   */
  Reception receive(String from, String to, String text, List<CarrierMedia> media) {
    CarrierNumber number =
        book.number(to)
            .orElseThrow(() -> new IllegalArgumentException("nobody has the number " + to));
    CarrierAccount account = book.account(number.accountSid()).orElseThrow();
    Instant now = clock.instant();
    List<CarrierMedia> kept = media.stream().map(m -> m.createdAt(now)).toList();
    CarrierMessage message =
        new CarrierMessage(
            account.sid(),
            Sids.next(kept.isEmpty() ? "SM" : "MM"),
            Direction.INBOUND,
            from,
            to,
            text,
            kept,
            "received",
            null,
            null,
            now,
            now,
            now);
    book.putMessage(message);
    Optional<CarrierKeyword> keyword =
        account.optOut() == OptOut.OFF ? Optional.empty() : CarrierKeyword.of(text);
    keyword.ifPresent(word -> handle(word, account, from, to));
    Map<String, String> form = form(message);
    if (account.optOut() == OptOut.ADVANCED) {
      keyword.ifPresent(word -> form.put("OptOutType", word.name()));
    }
    return new Reception(message, form, notify(account, number, form));
  }

  /**
   * Posts a message that was received before once more, with the same idempotency token, as a
   * carrier's retry does.
   */
  Optional<WebhookCall> repeat(Reception reception) {
    CarrierNumber number = book.number(reception.message().to()).orElseThrow();
    CarrierAccount account = book.account(number.accountSid()).orElseThrow();
    return reception
        .call()
        .map(call ->
            webhooks.post(
                account, number.setting("SmsUrl"), reception.form(), call.idempotencyToken()));
  }

  private void handle(CarrierKeyword word, CarrierAccount account, String from, String to) {
    boolean wasBlocked = book.isBlocked(to, from);
    switch (word) {
      case STOP -> book.block(to, from);
      case START -> book.unblock(to, from);
      case HELP -> {}
    }
    if (word == CarrierKeyword.START && !wasBlocked) {
      return;
    }
    CarrierMessage answer =
        outbound.accept(account, Direction.OUTBOUND_REPLY, to, from, word.answer(), false, null);
    Instant now = clock.instant();
    book.change(answer.sid(), m -> m.reached("sent", null, now).reached("delivered", null, now));
  }

  private Optional<WebhookCall> notify(
      CarrierAccount account, CarrierNumber number, Map<String, String> form) {
    String url = number.setting("SmsUrl");
    if (url.isEmpty()) {
      return Optional.empty();
    }
    WebhookCall call = webhooks.post(account, url, form);
    int error =
        call.succeeded() ? execute(account, form, call) : call.status() == 0 ? 11205 : 11200;
    String fallback = number.setting("SmsFallbackUrl");
    if (error == 0 || fallback.isEmpty()) {
      return Optional.of(call);
    }
    Map<String, String> again = new LinkedHashMap<>(form);
    again.put("ErrorCode", Integer.toString(error));
    again.put("ErrorUrl", call.url());
    WebhookCall second = webhooks.post(account, fallback, again);
    if (second.succeeded()) {
      execute(account, form, second);
    }
    return Optional.of(second);
  }

  /** Returns 0 or Twilio's error code for an answer it cannot execute. */
  private int execute(CarrierAccount account, Map<String, String> form, WebhookCall call) {
    try {
      for (TwimlMessage reply : TwimlMessage.parse(call.contentType(), call.body())) {
        String from = reply.from().isEmpty() ? form.getOrDefault("To", "") : reply.from();
        String to = reply.to().isEmpty() ? form.getOrDefault("From", "") : reply.to();
        CarrierMessage message =
            outbound.accept(
                account,
                Direction.OUTBOUND_REPLY,
                from,
                to,
                reply.body(),
                !reply.media().isEmpty(),
                reply.statusCallback());
        chores.begin(() -> outbound.deliver(account, message, reply.media()));
      }
      return 0;
    } catch (TwimlRefused notTwiml) {
      return notTwiml.code();
    }
  }

  private Map<String, String> form(CarrierMessage message) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("ToCountry", "US");
    form.put("ToState", "");
    form.put("SmsMessageSid", message.sid());
    form.put("NumMedia", Integer.toString(message.media().size()));
    form.put("ToCity", "");
    form.put("FromZip", "");
    form.put("SmsSid", message.sid());
    form.put("FromState", "");
    form.put("SmsStatus", "received");
    form.put("FromCity", "");
    form.put("Body", message.body());
    form.put("FromCountry", "US");
    form.put("To", message.to());
    form.put("ToZip", "");
    form.put("NumSegments", Integer.toString(message.segments()));
    form.put("MessageSid", message.sid());
    form.put("AccountSid", message.accountSid());
    form.put("From", message.from());
    form.put("ApiVersion", "2010-04-01");
    for (int i = 0; i < message.media().size(); i++) {
      CarrierMedia media = message.media().get(i);
      form.put("MediaContentType" + i, media.contentType());
      form.put(
          "MediaUrl" + i,
          "%s/2010-04-01/Accounts/%s/Messages/%s/Media/%s"
              .formatted(baseUrl, message.accountSid(), message.sid(), media.sid()));
    }
    return form;
  }
}
