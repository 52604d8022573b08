package dev.centrala.core.call;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What we say to callers and agents on the telephone in words of our own. */
final class CallWords {
  private static final long MINUTE = 60;

  private final boolean arabic;

  private CallWords(boolean arabic) {
    this.arabic = arabic;
  }

  /** English, unless the language is Arabic. */
  static CallWords in(@Nullable String language) {
    return new CallWords(language != null && (language.equals("ar") || language.startsWith("ar-")));
  }

  String language() {
    return arabic ? "ar" : "en";
  }

  String screening() {
    return arabic ? "عميل ينتظر. اضغط 1 للتحدث إليه." : "A customer is waiting. Press 1 to talk.";
  }

  String joining() {
    return arabic ? "اضغط 1 للانضمام إلى المكالمة." : "Press 1 to join the call.";
  }

  String position(int position) {
    if (position <= 1) {
      return arabic ? "أنت التالي في الطابور." : "You are next in line.";
    }
    return arabic
        ? "رقمك في الطابور هو " + position + "."
        : "You are number " + position + " in line.";
  }

  String estimate(OptionalLong seconds) {
    if (seconds.isEmpty()) {
      return "";
    }
    long minutes = Math.max(1, (seconds.getAsLong() + MINUTE - 1) / MINUTE);
    if (minutes == 1) {
      return arabic ? "الانتظار المتوقع حوالي دقيقة." : "The wait is about a minute.";
    }
    return arabic
        ? "الانتظار المتوقع حوالي " + arabicMinutes(minutes) + "."
        : "The wait is about " + minutes + " minutes.";
  }

  /** Two, a few and many are said in three ways. */
  private static String arabicMinutes(long minutes) {
    if (minutes == 2) {
      return "دقيقتين";
    }
    long few = minutes % 100;
    return minutes + (few >= 3 && few <= 10 ? " دقائق" : " دقيقة");
  }

  String notInService() {
    return arabic ? "هذا الرقم غير مستخدم." : "This number is not in service.";
  }

  String turnedAway() {
    return arabic
        ? "نأسف، لا يمكن لأحد الرد على مكالمتك الآن. يرجى المحاولة لاحقًا."
        : "We are sorry: nobody can take your call now. Please try again later.";
  }
}
