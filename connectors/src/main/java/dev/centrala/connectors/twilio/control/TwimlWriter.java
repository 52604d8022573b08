package dev.centrala.connectors.twilio.control;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.TwiML;
import com.twilio.twiml.TwiMLException;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Conference;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Enqueue;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Leave;
import com.twilio.twiml.voice.Number;
import com.twilio.twiml.voice.Pause;
import com.twilio.twiml.voice.Play;
import com.twilio.twiml.voice.Record;
import com.twilio.twiml.voice.Redirect;
import com.twilio.twiml.voice.Say;
import com.twilio.twiml.voice.Sip;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.tenant.ConnectionAccess;
import dev.centrala.core.voice.VoiceInstruction;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Instructions to a line as a TwiML document (Twilio's page "TwiML for Programmable Voice"). */
public final class TwimlWriter {
  private static final List<Conference.Event> ROOM_EVENTS =
      List.of(
          Conference.Event.START,
          Conference.Event.END,
          Conference.Event.JOIN,
          Conference.Event.LEAVE,
          Conference.Event.MUTE,
          Conference.Event.HOLD);

  private static final List<Number.Event> NUMBER_EVENTS = List.of(Number.Event.values());
  private static final List<Sip.Event> SIP_EVENTS = List.of(Sip.Event.values());
  private static final List<Record.RecordingEvent> MESSAGE_EVENTS =
      List.of(Record.RecordingEvent.COMPLETED, Record.RecordingEvent.ABSENT);

  /** The order is ours, and Twilio keeps a queue for ever: one is enough for all who wait. */
  private static final String QUEUE = "centrala";

  private static final int DAY_SECONDS = 86_400;

  private final BiFunction<ConnectionAccess, AttachmentId, URI> audio;

  /** {@code audio} is where Twilio fetches a recording of the tenant. */
  public TwimlWriter(BiFunction<ConnectionAccess, AttachmentId, URI> audio) {
    this.audio = audio;
  }

  public String write(ConnectionAccess connection, List<VoiceInstruction> instructions) {
    VoiceResponse.Builder document = new VoiceResponse.Builder();
    for (VoiceInstruction instruction : instructions) {
      add(connection, document, instruction);
    }
    return xml(document.build());
  }

  /** The tones that a party in a room hears. */
  public static String digits(String digits) {
    return xml(new VoiceResponse.Builder().play(new Play.Builder().digits(digits).build()).build());
  }

  /** A document for when nothing better can be said. */
  public static String sorry(String text) {
    return xml(
        new VoiceResponse.Builder()
            .say(new Say.Builder(text).build())
            .hangup(new Hangup.Builder().build())
            .build());
  }

  /** Asks again soon, at the same address; {@code relative} is its last part with the query. */
  public static String comeAgain(String relative) {
    return xml(
        new VoiceResponse.Builder()
            .pause(new Pause.Builder().length(2).build())
            .redirect(new Redirect.Builder(relative).method(HttpMethod.POST).build())
            .build());
  }

  /** Music without an end. */
  public static String music(ConnectionAccess connection) {
    return xml(
        new VoiceResponse.Builder()
            .play(new Play.Builder(URI.create(VoiceUrls.music(connection))).loop(0).build())
            .build());
  }

  private static String xml(TwiML document) {
    try {
      return document.toXml();
    } catch (TwiMLException bug) {
      throw new IllegalStateException(bug);
    }
  }

  private void add(
      ConnectionAccess connection, VoiceResponse.Builder document, VoiceInstruction instruction) {
    switch (instruction) {
      case VoiceInstruction.Say say -> document.say(say(say));
      case VoiceInstruction.Play play -> document.play(play(connection, play));
      case VoiceInstruction.Music music -> document.play(music(connection, music));
      case VoiceInstruction.Pause(int seconds) ->
          document.pause(new Pause.Builder().length(seconds).build());
      case VoiceInstruction.Ask ask -> document.gather(gather(connection, ask));
      case VoiceInstruction.WaitForAgent wait ->
          document.enqueue(
              new Enqueue.Builder(QUEUE)
                  .action(VoiceUrls.bridge(connection, wait.interaction()))
                  .method(HttpMethod.POST)
                  .waitUrl(VoiceUrls.wait(connection, wait.interaction(), 0))
                  .waitUrlMethod(HttpMethod.POST)
                  .build());
      case VoiceInstruction.LeaveQueue leave -> document.leave(new Leave.Builder().build());
      case VoiceInstruction.Join join -> document.dial(join(connection, join));
      case VoiceInstruction.AskAgain(VoiceInstruction.Door at) ->
          document.redirect(
              new Redirect.Builder(VoiceUrls.again(connection, at))
                  .method(HttpMethod.POST)
                  .build());
      case VoiceInstruction.TakeMessage message ->
          document.record(takeMessage(connection, message));
      case VoiceInstruction.Connect connect -> document.dial(connect(connection, connect));
      case VoiceInstruction.HangUp hangUp -> document.hangup(new Hangup.Builder().build());
    }
  }

  private static Record takeMessage(
      ConnectionAccess connection, VoiceInstruction.TakeMessage message) {
    return new Record.Builder()
        .action(VoiceUrls.answers(connection, message.to()))
        .method(HttpMethod.POST)
        .maxLength(message.maxSeconds())
        .playBeep(true)
        .finishOnKey("#")
        .recordingStatusCallback(VoiceUrls.recording(connection, message.recording()))
        .recordingStatusCallbackMethod(HttpMethod.POST)
        .recordingStatusCallbackEvents(MESSAGE_EVENTS)
        .build();
  }

  private static Say say(VoiceInstruction.Say say) {
    Say.Builder builder = new Say.Builder(say.text());
    String language = carriersTag(say.language());
    if (language != null) {
      builder.option("language", language);
    }
    return builder.build();
  }

  private Play play(ConnectionAccess connection, VoiceInstruction.Play play) {
    return new Play.Builder(audio.apply(connection, play.audio())).build();
  }

  private static Play music(ConnectionAccess connection, VoiceInstruction.Music music) {
    return new Play.Builder(URI.create(VoiceUrls.music(connection))).loop(music.times()).build();
  }

  private Gather gather(ConnectionAccess connection, VoiceInstruction.Ask ask) {
    Gather.Builder gather =
        new Gather.Builder()
            .action(VoiceUrls.answers(connection, ask.to()))
            .method(HttpMethod.POST)
            .timeout(ask.timeoutSeconds())
            .actionOnEmptyResult(ask.silenceToo())
            .finishOnKey(ask.finishOn() == null ? "" : ask.finishOn());
    List<Gather.Input> inputs = new ArrayList<>(List.of(Gather.Input.DTMF));
    if (ask.speech()) {
      inputs.add(Gather.Input.SPEECH);
      gather.speechTimeout("auto");
      String language = carriersTag(ask.language());
      if (language != null) {
        gather.option("language", language);
      }
      if (!ask.hints().isEmpty()) {
        gather.hints(String.join(", ", ask.hints()));
      }
    }
    gather.inputs(inputs);
    if (ask.digits() > 0) {
      gather.numDigits(ask.digits());
    }
    for (VoiceInstruction prompt : ask.prompts()) {
      switch (prompt) {
        case VoiceInstruction.Say say -> gather.say(say(say));
        case VoiceInstruction.Play play -> gather.play(play(connection, play));
        case VoiceInstruction.Music music -> gather.play(music(connection, music));
        case VoiceInstruction.Pause(int seconds) ->
            gather.pause(new Pause.Builder().length(seconds).build());
        default -> throw new IllegalArgumentException("not a prompt: " + prompt);
      }
    }
    return gather.build();
  }

  private static Dial join(ConnectionAccess connection, VoiceInstruction.Join join) {
    Conference.Builder room =
        new Conference.Builder(join.room())
            .participantLabel(join.leg().toString())
            .beep(Conference.Beep.FALSE)
            .startConferenceOnEnter(true)
            .endConferenceOnExit(false)
            .waitUrl(VoiceUrls.musicDocument(connection))
            .waitMethod(HttpMethod.POST)
            .statusCallback(VoiceUrls.room(connection, join.interaction()))
            .statusCallbackMethod(HttpMethod.POST)
            .statusCallbackEvents(ROOM_EVENTS);
    if (join.muted()) {
      room.muted(true);
    }
    if (join.coachedId() != null) {
      room.coach(join.coachedId());
    }
    return new Dial.Builder()
        .action(VoiceUrls.bridge(connection, join.leg()))
        .method(HttpMethod.POST)
        .timeLimit(DAY_SECONDS)
        .conference(room.build())
        .build();
  }

  private static Dial connect(ConnectionAccess connection, VoiceInstruction.Connect connect) {
    Dial.Builder dial =
        new Dial.Builder()
            .action(VoiceUrls.answers(connection, connect.then()))
            .method(HttpMethod.POST)
            .callerId(connect.callerId())
            .timeout(connect.ringSeconds());
    LegId leg = connect.leg();
    if (connect.address().startsWith("sip:")) {
      Sip.Builder sip = new Sip.Builder(connect.address());
      return dial.sip(
              leg == null
                  ? sip.build()
                  : sip.statusCallback(VoiceUrls.status(connection, leg))
                      .statusCallbackMethod(HttpMethod.POST)
                      .statusCallbackEvents(SIP_EVENTS)
                      .build())
          .build();
    }
    Number.Builder number = new Number.Builder(connect.address());
    return dial.number(
            leg == null
                ? number.build()
                : number
                    .statusCallback(VoiceUrls.status(connection, leg))
                    .statusCallbackMethod(HttpMethod.POST)
                    .statusCallbackEvents(NUMBER_EVENTS)
                    .build())
        .build();
  }

  /** Twilio wants a region with the commonest languages; others go as they are. */
  private static @Nullable String carriersTag(@Nullable String language) {
    if (language == null || language.isBlank()) {
      return null;
    }
    return switch (language) {
      case "en" -> "en-US";
      case "ar" -> "ar-AE";
      case "de" -> "de-DE";
      case "es" -> "es-ES";
      case "fr" -> "fr-FR";
      case "it" -> "it-IT";
      case "pt" -> "pt-PT";
      case "ro" -> "ro-RO";
      case "nl" -> "nl-NL";
      case "pl" -> "pl-PL";
      case "tr" -> "tr-TR";
      default -> language;
    };
  }
}
