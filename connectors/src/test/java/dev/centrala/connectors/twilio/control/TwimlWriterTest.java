package dev.centrala.connectors.twilio.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.RecordingId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.ConnectionAccess;
import dev.centrala.core.voice.VoiceInstruction;
import dev.centrala.core.voice.VoiceInstruction.Door;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwimlWriterTest {
  private static final String BASE = "https://centrala.example/connect/twilio/c1";

  private final InteractionId interaction = InteractionId.next();
  private final LegId leg = LegId.next();
  private final ConnectionAccess access =
      new ConnectionAccess(
          TenantId.next(), ConnectionId.next(), "AC1", "secret", null, URI.create(BASE));
  private final TwimlWriter writer =
      new TwimlWriter((connection, id) -> URI.create(BASE + "/media/" + id));

  private String write(VoiceInstruction... instructions) {
    return writer.write(access, List.of(instructions));
  }

  @Test
  void wordsAreEscapedAndSpokenInTheirLanguage() {
    assertThat(write(new VoiceInstruction.Say("Fish & <chips>", "en")))
        .contains("<Say language=\"en-US\">Fish &amp; &lt;chips&gt;</Say>");
    assertThat(write(new VoiceInstruction.Say("مرحبا", "ar")))
        .contains("<Say language=\"ar-AE\">مرحبا</Say>");
    assertThat(write(new VoiceInstruction.Say("Hi", null))).contains("<Say>Hi</Say>");
  }

  @Test
  void aQuestionLeadsBackToItsStep() {
    String document =
        write(
            new VoiceInstruction.Ask(
                List.of(
                    new VoiceInstruction.Say("Sales or support?", "en-GB"),
                    new VoiceInstruction.Play(AttachmentId.next())),
                1,
                null,
                5,
                true,
                "en-GB",
                List.of("Sales", "Support"),
                true,
                new Door.OfFlow(interaction, 7)));
    assertThat(document)
        .contains(BASE + "/voice/gather?i=" + interaction + "&amp;step=7#")
        .contains("input=\"dtmf speech\"")
        .contains("numDigits=\"1\"")
        .contains("timeout=\"5\"")
        .contains("actionOnEmptyResult=\"true\"")
        .contains("hints=\"Sales, Support\"")
        .contains("language=\"en-GB\"")
        .contains("<Play>" + BASE + "/media/");
  }

  @Test
  void anyNumberOfKeysEndsAtTheFinishingKey() {
    String document =
        write(
            new VoiceInstruction.Ask(
                List.of(), 0, "#", 9, false, null, List.of(), false, new Door.OfLeg(leg)));
    assertThat(document)
        .contains("finishOnKey=\"#\"")
        .contains("input=\"dtmf\"")
        .contains("/voice/bridge?leg=" + leg)
        .doesNotContain("numDigits");
  }

  @Test
  void thoseWhoTalkMeetInTheRoomAndComeBackAfterwards() {
    String document = write(new VoiceInstruction.Join("centrala-x", leg, interaction));
    assertThat(document)
        .contains(">centrala-x</Conference>")
        .contains("participantLabel=\"" + leg + "\"")
        .contains("endConferenceOnExit=\"false\"")
        .contains("startConferenceOnEnter=\"true\"")
        .contains("beep=\"false\"")
        .contains("statusCallbackEvent=\"start end join leave mute hold\"")
        .contains("/conference?i=" + interaction)
        .contains("<Dial action=\"" + BASE + "/voice/bridge?leg=" + leg);
  }

  @Test
  void aSupervisorIsMutedOrHeardByOneLineFromTheFirstMoment() {
    assertThat(write(new VoiceInstruction.Join("centrala-x", leg, interaction, true, null)))
        .contains("muted=\"true\"")
        .doesNotContain("coach=");
    assertThat(write(new VoiceInstruction.Join("centrala-x", leg, interaction, false, "CA1")))
        .contains("coach=\"CA1\"")
        .doesNotContain("muted=");
  }

  @Test
  void whoWaitsHearsWhatWeSayAndIsOrderedByUs() {
    assertThat(write(new VoiceInstruction.WaitForAgent(interaction)))
        .contains(">centrala</Enqueue>")
        .contains("waitUrl=\"" + BASE + "/voice/wait?i=" + interaction + "&amp;round=0")
        .contains("action=\"" + BASE + "/voice/bridge?i=" + interaction);
    assertThat(write(new VoiceInstruction.LeaveQueue())).contains("<Leave/>");
    assertThat(
            write(
                new VoiceInstruction.Music(3),
                new VoiceInstruction.AskAgain(new Door.OfQueue(interaction, 4, 2))))
        .contains("<Play loop=\"3\">" + BASE + "/voice/music.wav</Play>")
        .contains("&amp;round=4");
  }

  @Test
  void outsideIsANumberOrASipAddress() {
    Door back = new Door.OfFlow(interaction, 2);
    LegId leg = LegId.next();
    assertThat(write(new VoiceInstruction.Connect("+15550100", "+15550101", 30, leg, back)))
        .contains(">+15550100</Number>")
        .contains(BASE + "/voice/status?leg=" + leg)
        .contains("callerId=\"+15550101\"")
        .contains("timeout=\"30\"");
    assertThat(write(new VoiceInstruction.Connect("sip:a@b.example", "+15550101", 30, null, back)))
        .contains("<Sip>sip:a@b.example</Sip>");
  }

  @Test
  void aMessageIsTakenAfterTheTone() {
    RecordingId message = RecordingId.next();
    assertThat(
            write(new VoiceInstruction.TakeMessage(90, message, new Door.OfFlow(interaction, 3))))
        .contains("recording?r=" + message)
        .contains("recordingStatusCallbackEvent=\"completed absent\"")
        .contains("maxLength=\"90\"")
        .contains("playBeep=\"true\"")
        .contains("step=3");
    assertThat(TwimlWriter.digits("12#")).contains("digits=\"12#\"");
  }

  @Test
  void theMusicIsAWavFileOfMuLaw() {
    byte[] file = HoldMusic.file();
    assertThat(new String(file, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("RIFF");
    assertThat(file.length).isEqualTo(58 + VoiceInstruction.Music.SECONDS * 8000);
    assertThat(file[20]).as("format tag of mu-law").isEqualTo((byte) 7);
    assertThat(HoldMusic.muLaw(0)).isEqualTo((byte) 0xff);
    assertThat(HoldMusic.muLaw(32635)).isEqualTo((byte) 0x80);
    assertThat(HoldMusic.muLaw(-32635)).isEqualTo((byte) 0x00);
  }
}
