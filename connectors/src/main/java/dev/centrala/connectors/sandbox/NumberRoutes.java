package dev.centrala.connectors.sandbox;

import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The Account and IncomingPhoneNumbers resources. */
final class NumberRoutes {
  private static final String ACCOUNTS = "/2010-04-01/Accounts";
  private static final String ROOT = ACCOUNTS + "/:account/IncomingPhoneNumbers";
  private static final Set<String> URLS =
      Set.of("SmsUrl", "SmsFallbackUrl", "StatusCallback", "VoiceUrl", "VoiceFallbackUrl");
  private static final Set<String> OTHERS =
      Set.of(
          "FriendlyName",
          "SmsMethod",
          "SmsFallbackMethod",
          "StatusCallbackMethod",
          "VoiceMethod",
          "VoiceFallbackMethod",
          "SmsApplicationSid",
          "VoiceApplicationSid");

  private final CarrierBook book;
  private final InstantSource clock;
  private final Runnable changed;

  NumberRoutes(CarrierBook book, InstantSource clock, Runnable changed) {
    this.book = book;
    this.clock = clock;
    this.changed = changed;
  }

  void bind(Router router) {
    router.get(ACCOUNTS + "/:account").handler(context -> account(ApiCall.of(context)));
    router.get(ROOT + ".json").handler(context -> list(ApiCall.of(context)));
    router.get(ROOT + "/:number").handler(context -> fetch(ApiCall.of(context)));
    router.post(ROOT + "/:number").handler(context -> update(ApiCall.of(context)));
  }

  private void account(ApiCall call) {
    call.answer(200, Representations.account(call.account()));
  }

  private void list(ApiCall call) {
    String wanted = call.field("PhoneNumber").replace("*", "");
    List<CarrierNumber> found =
        book.numbersOf(call.account().sid()).stream()
            .filter(n -> n.phoneNumber().contains(wanted))
            .toList();
    call.answer(
        200,
        Paging.page(
            call, "incoming_phone_numbers", found, CarrierNumber::sid, Representations::number));
  }

  private Optional<CarrierNumber> number(ApiCall call) {
    return book.numbersOf(call.account().sid()).stream()
        .filter(n -> n.sid().equals(call.sid("number")))
        .findFirst();
  }

  private void fetch(ApiCall call) {
    number(call)
        .ifPresentOrElse(n -> call.answer(200, Representations.number(n)), call::refuseNotFound);
  }

  private void update(ApiCall call) {
    Optional<CarrierNumber> number = number(call);
    if (number.isEmpty()) {
      call.refuseNotFound();
      return;
    }
    Map<String, String> settings = new TreeMap<>();
    for (String name : call.fields().names()) {
      String value = call.field(name);
      if (URLS.contains(name) && !value.isEmpty() && !isWebUrl(value)) {
        call.refuse(
            400, name.startsWith("Voice") ? 21502 : 21503, name + " is not valid: " + value);
        return;
      }
      if (URLS.contains(name) || OTHERS.contains(name)) {
        settings.put(name, value);
      }
    }
    CarrierNumber updated = number.get().with(settings, clock.instant());
    book.putNumber(updated);
    changed.run();
    call.answer(200, Representations.number(updated));
  }

  private static boolean isWebUrl(String text) {
    try {
      URI url = URI.create(text);
      return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
          && url.getHost() != null;
    } catch (IllegalArgumentException notAUrl) {
      return false;
    }
  }
}
