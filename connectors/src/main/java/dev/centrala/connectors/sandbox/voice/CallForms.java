package dev.centrala.connectors.sandbox.voice;

import java.util.LinkedHashMap;
import java.util.Map;

/** The fields that every webhook about a call carries. */
final class CallForms {
  static final String VERSION = "2010-04-01";
  private static final Map<String, String> COUNTRIES =
      Map.of(
          "+1", "US", "+44", "GB", "+49", "DE", "+33", "FR", "+34", "ES", "+39", "IT", "+43", "AT",
          "+41", "CH", "+971", "AE", "+966", "SA");

  private CallForms() {}

  /** Lock held. */
  static Map<String, String> of(VoiceCall call) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("AccountSid", call.plan.accountSid());
    form.put("ApiVersion", VERSION);
    form.put("CallSid", call.sid);
    form.put("CallStatus", call.status.wireName());
    form.put("Direction", call.plan.direction());
    form.put("From", call.from());
    form.put("To", call.to());
    form.put("Caller", call.from());
    form.put("Called", call.to());
    place(form, "From", call.from());
    place(form, "To", call.to());
    place(form, "Caller", call.from());
    place(form, "Called", call.to());
    if (call.parent != null) {
      form.put("ParentCallSid", call.parent.sid);
    }
    if (call.answeredBy != null) {
      form.put("AnsweredBy", call.answeredBy);
    }
    return form;
  }

  private static void place(Map<String, String> form, String whose, String address) {
    if (!address.startsWith("+")) {
      return;
    }
    form.put(whose + "City", "");
    form.put(whose + "State", "");
    form.put(whose + "Zip", "");
    form.put(whose + "Country", country(address));
  }

  private static String country(String number) {
    for (int length = 4; length > 1; length--) {
      String known = COUNTRIES.get(number.substring(0, Math.min(length, number.length())));
      if (known != null) {
        return known;
      }
    }
    return "";
  }
}
