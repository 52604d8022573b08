package dev.centrala.connectors.sandbox;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The carrier's facts as Twilio's JSON resources; held against Twilio's public API description in
 * the tests.
 */
final class Representations {
  static final String VERSION = "2010-04-01";
  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Representations() {}

  static JsonObject account(CarrierAccount account) {
    String uri = accountUri(account.sid());
    JsonObject subresources =
        new JsonObject()
            .put("messages", uri + "/Messages.json")
            .put("incoming_phone_numbers", uri + "/IncomingPhoneNumbers.json");
    return new JsonObject()
        .put("auth_token", account.authToken())
        .put("date_created", date(account.createdAt()))
        .put("date_updated", date(account.createdAt()))
        .put("friendly_name", account.friendlyName())
        .put("owner_account_sid", account.sid())
        .put("sid", account.sid())
        .put("status", "active")
        .put("subresource_uris", subresources)
        .put("type", "Full")
        .put("uri", uri + ".json");
  }

  static JsonObject message(CarrierMessage message) {
    String uri = accountUri(message.accountSid()) + "/Messages/" + message.sid();
    return new JsonObject()
        .put("account_sid", message.accountSid())
        .put("api_version", VERSION)
        .put("body", message.body())
        .put("date_created", date(message.createdAt()))
        .put("date_sent", date(message.sentAt()))
        .put("date_updated", date(message.updatedAt()))
        .put("direction", message.direction().wireName())
        .put("error_code", message.errorCode())
        .putNull("error_message")
        .put("from", message.from())
        .putNull("messaging_service_sid")
        .put("num_media", Integer.toString(message.media().size()))
        .put("num_segments", Integer.toString(message.segments()))
        .putNull("price")
        .put("price_unit", "USD")
        .put("sid", message.sid())
        .put("status", message.status())
        .put("subresource_uris", new JsonObject().put("media", uri + "/Media.json"))
        .put("to", message.to())
        .put("uri", uri + ".json");
  }

  static JsonObject media(CarrierMessage message, CarrierMedia media) {
    return new JsonObject()
        .put("account_sid", message.accountSid())
        .put("content_type", media.contentType())
        .put("date_created", date(media.createdAt()))
        .put("date_updated", date(media.createdAt()))
        .put("parent_sid", message.sid())
        .put("sid", media.sid())
        .put(
            "uri",
            accountUri(message.accountSid())
                + "/Messages/%s/Media/%s.json".formatted(message.sid(), media.sid()));
  }

  static JsonObject number(CarrierNumber number) {
    return new JsonObject()
        .put("account_sid", number.accountSid())
        .putNull("address_sid")
        .put("address_requirements", "none")
        .put("api_version", VERSION)
        .put("beta", false)
        .put(
            "capabilities",
            new JsonObject().put("mms", true).put("sms", true).put("voice", true).put("fax", false))
        .put("date_created", date(number.createdAt()))
        .put("date_updated", date(number.updatedAt()))
        .put("friendly_name", number.settings().getOrDefault("FriendlyName", number.phoneNumber()))
        .putNull("identity_sid")
        .put("phone_number", number.phoneNumber())
        .put("origin", "twilio")
        .put("sid", number.sid())
        .put("sms_application_sid", application(number, "SmsApplicationSid"))
        .put("sms_fallback_method", method(number, "SmsFallbackMethod"))
        .put("sms_fallback_url", number.setting("SmsFallbackUrl"))
        .put("sms_method", method(number, "SmsMethod"))
        .put("sms_url", number.setting("SmsUrl"))
        .put("status_callback", number.setting("StatusCallback"))
        .put("status_callback_method", method(number, "StatusCallbackMethod"))
        .putNull("trunk_sid")
        .put(
            "uri",
            accountUri(number.accountSid()) + "/IncomingPhoneNumbers/" + number.sid() + ".json")
        .put("voice_receive_mode", "voice")
        .put("voice_application_sid", application(number, "VoiceApplicationSid"))
        .put("voice_caller_id_lookup", false)
        .put("voice_fallback_method", method(number, "VoiceFallbackMethod"))
        .put("voice_fallback_url", number.setting("VoiceFallbackUrl"))
        .put("voice_method", method(number, "VoiceMethod"))
        .put("voice_url", number.setting("VoiceUrl"))
        .put("emergency_status", "Inactive")
        .putNull("emergency_address_sid")
        .put("emergency_address_status", "unregistered")
        .putNull("bundle_sid")
        .put("status", "in-use")
        .put("type", "local");
  }

  static String accountUri(String sid) {
    return "/" + VERSION + "/Accounts/" + sid;
  }

  private static @Nullable String application(CarrierNumber number, String name) {
    String sid = number.setting(name);
    return sid.isEmpty() ? null : sid;
  }

  private static String method(CarrierNumber number, String name) {
    return number.settings().getOrDefault(name, "POST");
  }

  private static @Nullable String date(@Nullable Instant at) {
    return at == null ? null : RFC_2822.format(at);
  }
}
