package dev.centrala.connectors.sandbox;

import dev.centrala.connectors.sandbox.CarrierFaults.LostWebhook;
import dev.centrala.connectors.sandbox.voice.CallbackTrouble;
import dev.centrala.connectors.sandbox.voice.Source;
import dev.centrala.connectors.sandbox.voice.VoiceNumbers;
import dev.centrala.connectors.sandbox.voice.VoiceWire;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Lends the exchange this carrier's accounts, numbers, webhooks and faults. */
final class VoiceDoor implements VoiceWire, VoiceNumbers {
  private static final Answer NO_ANSWER = new Answer(0, "", "");

  private final CarrierBook book;
  private final WebhookClient webhooks;
  private final CarrierFaults faults;

  VoiceDoor(CarrierBook book, WebhookClient webhooks, CarrierFaults faults) {
    this.book = book;
    this.webhooks = webhooks;
    this.faults = faults;
  }

  @Override
  public Answer fetch(String accountSid, String url, String method, Map<String, String> form) {
    Optional<LostWebhook> lost = faults.takeLostDocument();
    if (lost.filter(what -> what == LostWebhook.REQUEST).isPresent()) {
      return NO_ANSWER;
    }
    Answer answer = send(accountSid, url, method, form, UUID.randomUUID().toString());
    return lost.isPresent() ? NO_ANSWER : answer;
  }

  @Override
  public void report(
      String accountSid, String url, String method, Map<String, String> form, String token) {
    send(accountSid, url, method, form, token);
  }

  private Answer send(
      String accountSid, String url, String method, Map<String, String> form, String token) {
    CarrierAccount account = book.account(accountSid).orElseThrow();
    try {
      WebhookCall call = webhooks.send(account, url, method, form, token);
      return new Answer(call.status(), call.contentType(), call.body());
    } catch (IllegalArgumentException notAUrl) {
      return NO_ANSWER;
    }
  }

  @Override
  public Optional<byte[]> audio(String url) {
    try {
      CarrierMedia media = webhooks.fetch(URI.create(url));
      return Optional.of(media)
          .filter(one -> one.contentType().matches("(audio/.*|application/octet-stream).*"))
          .map(CarrierMedia::content);
    } catch (IOException | IllegalArgumentException notThere) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public CallbackTrouble trouble() {
    return faults.callbackTrouble();
  }

  @Override
  public Optional<VoiceNumber> number(String phoneNumber) {
    return book.number(phoneNumber)
        .map(number ->
            new VoiceNumber(
                number.accountSid(),
                number.phoneNumber(),
                number.sid(),
                source(number, "VoiceUrl", "VoiceMethod"),
                source(number, "VoiceFallbackUrl", "VoiceFallbackMethod"),
                source(number, "StatusCallback", "StatusCallbackMethod")));
  }

  private static Source source(CarrierNumber number, String url, String method) {
    String how = number.setting(method);
    return Source.of(number.setting(url), how.isEmpty() ? "POST" : how);
  }
}
