package dev.centrala.connectors.sandbox.voice;

import java.util.List;

/** What parties say and press, and who hears it. Every method needs the lock. */
final class Talk {
  private static final int CHARACTERS_A_SECOND = 14;

  private final Exchange exchange;

  Talk(Exchange exchange) {
    this.exchange = exchange;
  }

  /**
   * False when nobody takes keys just now; throws when nobody ever will.
   *
   * @param patient whether to let earlier keys be taken first
   */
  boolean press(VoiceCall call, String keys, boolean patient) {
    requireLife(call);
    if (call.listening.takesDigits()) {
      if (patient && (!call.bed.isQuiet() || !call.keys.isEmpty())) {
        return false;
      }
      for (int i = 0; i < keys.length(); i++) {
        call.keys.add(keys.charAt(i));
      }
      utter(call, Heard.Kind.KEYS, keys);
      return true;
    }
    if (call.hangsUpOnStar && keys.contains("*")) {
      exchange.part(call);
      return true;
    }
    return pass(call, Heard.Kind.KEYS, keys);
  }

  /** False when nobody listens just now; throws when nobody ever will. */
  boolean say(VoiceCall call, String words, boolean patient) {
    requireLife(call);
    if (call.listening.takesSpeech()) {
      if (patient && (!call.bed.isQuiet() || !call.words.isEmpty())) {
        return false;
      }
      call.words.add(words);
      utter(call, Heard.Kind.SPEECH, words);
      return true;
    }
    return pass(call, Heard.Kind.SPEECH, words);
  }

  private boolean pass(VoiceCall call, Heard.Kind kind, String what) {
    if (!isTogether(call)) {
      return false;
    }
    utter(call, kind, what);
    listeners(call).forEach(other -> exchange.hear(other, kind, what, ""));
    return true;
  }

  private void utter(VoiceCall call, Heard.Kind kind, String what) {
    if (kind == Heard.Kind.SPEECH) {
      exchange.recordings().spoken(call, 1 + what.length() / CHARACTERS_A_SECOND);
    }
    call.said.add(new Heard(kind, what, "", exchange.time().now()));
    call.touch();
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
