package dev.centrala.connectors.sandbox.voice;

import java.util.List;

/** What parties say and press, and who hears it. Every method needs the lock. */
final class Talk {
  private static final int CHARACTERS_A_SECOND = 14;

  private final Exchange exchange;

  Talk(Exchange exchange) {
    this.exchange = exchange;
  }

  /** False when nobody takes keys just now; throws when nobody ever will. */
  boolean press(VoiceCall call, String keys) {
    requireLife(call);
    if (call.listening.takesDigits()) {
      if (!call.bed.isQuiet() || !call.keys.isEmpty()) {
        return false;
      }
      for (int i = 0; i < keys.length(); i++) {
        call.keys.add(keys.charAt(i));
      }
      call.touch();
      return true;
    }
    if (call.hangsUpOnStar && keys.contains("*")) {
      exchange.part(call);
      return true;
    }
    return pass(call, Heard.Kind.KEYS, keys);
  }

  /** False when nobody listens just now; throws when nobody ever will. */
  boolean say(VoiceCall call, String words) {
    requireLife(call);
    if (call.listening.takesSpeech()) {
      if (!call.bed.isQuiet() || !call.words.isEmpty()) {
        return false;
      }
      exchange.recordings().spoken(call, 1 + words.length() / CHARACTERS_A_SECOND);
      call.words.add(words);
      call.touch();
      return true;
    }
    return pass(call, Heard.Kind.SPEECH, words);
  }

  private boolean pass(VoiceCall call, Heard.Kind kind, String what) {
    if (!isTogether(call)) {
      return false;
    }
    exchange.recordings().spoken(call, 1 + what.length() / CHARACTERS_A_SECOND);
    listeners(call).forEach(other -> exchange.hear(other, kind, what, ""));
    return true;
  }

  private static boolean isTogether(VoiceCall call) {
    Seat seat = call.seat;
    return call.peer != null || (seat != null && seat.joined && seat.room.started);
  }

  /** Everybody who hears this call's party now. */
  List<VoiceCall> listeners(VoiceCall call) {
    Seat seat = call.seat;
    if (seat != null) {
      return seat.room.joined().stream()
          .filter(other -> seat.room.hears(other, seat))
          .map(other -> other.call)
          .toList();
    }
    VoiceCall peer = call.peer;
    return peer == null ? List.of() : List.of(peer);
  }

  private static void requireLife(VoiceCall call) {
    if (call.isOver()) {
      throw new IllegalStateException(
          "call %s is over (%s); heard %s".formatted(call.sid, call.status, call.heard));
    }
  }
}
