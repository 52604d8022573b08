package dev.centrala.connectors.sandbox.twiml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Conference;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Enqueue;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Number;
import com.twilio.twiml.voice.Say;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the SDK's builders write is read; what the carrier would refuse is refused. */
class TwimlParserTest {

  private static java.util.List<Verb> parse(String verbs) throws TwimlRefused {
    return TwimlParser.parse("text/xml", "<Response>" + verbs + "</Response>");
  }

  @Test
  void readsWhatTheSdkWrites() throws TwimlRefused {
    String xml =
        new VoiceResponse.Builder()
            .gather(
                new Gather.Builder()
                    .action("/menu")
                    .numDigits(1)
                    .inputs(java.util.List.of(Gather.Input.DTMF, Gather.Input.SPEECH))
                    .language(Gather.Language.DE_DE)
                    .say(new Say.Builder("Press one").language(Say.Language.EN_US).build())
                    .build())
            .enqueue(new Enqueue.Builder("q").waitUrl("/wait").build())
            .dial(
                new Dial.Builder()
                    .action("/done")
                    .conference(
                        new Conference.Builder("room")
                            .startConferenceOnEnter(false)
                            .endConferenceOnExit(true)
                            .beep(Conference.Beep.FALSE)
                            .statusCallback("/events")
                            .statusCallbackEvents(
                                java.util.List.of(Conference.Event.JOIN, Conference.Event.LEAVE))
                            .participantLabel("customer")
                            .build())
                    .build())
            .dial(
                new Dial.Builder()
                    .timeout(20)
                    .number(new Number.Builder("+4930123456").url("/screen").build())
                    .build())
            .build()
            .toXml();
    var verbs = TwimlParser.parse("application/xml; charset=utf-8", xml);

    assertThat(verbs).hasSize(4);
    Verb.Gather gather = (Verb.Gather) verbs.getFirst();
    assertThat(gather.digits() && gather.speech()).isTrue();
    assertThat(gather.numDigits()).isEqualTo(1);
    assertThat(gather.prompts()).containsExactly(new Verb.Say("Press one", "en-US", null, 1));
    Verb.Dial room = (Verb.Dial) verbs.get(2);
    DialTarget.Conference conference = (DialTarget.Conference) room.targets().getFirst();
    assertThat(conference.startOnEnter()).isFalse();
    assertThat(conference.endOnExit()).isTrue();
    assertThat(conference.status().events()).containsExactlyInAnyOrder("join", "leave");
    Verb.Dial phone = (Verb.Dial) verbs.get(3);
    assertThat(phone.timeoutSeconds()).isEqualTo(20);
    assertThat(((DialTarget.Party) phone.targets().getFirst()).url()).isEqualTo("/screen");
  }

  @Test
  void readsBareNumbersAndSpeechMarkup() throws TwimlRefused {
    assertThat(parse("<Dial>+49 (30) 123-456</Dial>"))
        .singleElement()
        .extracting(verb -> ((DialTarget.Party) ((Verb.Dial) verb).targets().getFirst()).address())
        .isEqualTo("+4930123456");
    assertThat(parse("<Say>One <break time='1s'/> <emphasis>two</emphasis></Say>"))
        .containsExactly(new Verb.Say("One two", null, null, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Speak>Hi</Speak>",
        "<Say volume='3'>Hi</Say>",
        "<Say loop='often'>Hi</Say>",
        "<Say><Play>/x.mp3</Play></Say>",
        "<Play></Play>",
        "<Pause length='-1'/>",
        "<Pause>1</Pause><Foo/>",
        "<Gather numDigits='0'/>",
        "<Gather input='voice'/>",
        "<Gather><Dial>+4930123456</Dial></Gather>",
        "<Gather finishOnKey='x'/>",
        "<Gather timeout='soon'/>",
        "<Redirect method='PUT'>/x</Redirect>",
        "<Redirect>ftp://x.test/</Redirect>",
        "<Reject reason='tired'/>",
        "<Hangup now='true'/>",
        "<Enqueue></Enqueue>",
        "<Record maxLength='0'/>",
        "<Dial></Dial>",
        "<Dial record='yes'>+4930123456</Dial>",
        "<Dial><Conference muted='perhaps'>r</Conference></Dial>",
        "<Dial><Conference coach='boss'>r</Conference></Dial>",
        "<Dial><Conference statusCallback='/s' statusCallbackEvent='joined'>r</Conference></Dial>",
        "<Dial><Conference maxParticipants='1'>r</Conference></Dial>",
        "<Dial><Conference>r</Conference><Number>+4930123456</Number></Dial>",
        "<Dial><Client>a b</Client></Dial>",
        "<Dial><Sip>nobody</Sip></Dial>",
        "loose text"
      })
  void refusesWhatDoesNotFitTheSchema(String verbs) {
    assertThatThrownBy(() -> parse(verbs))
        .isInstanceOfSatisfying(
            TwimlRefused.class, refused -> assertThat(refused.code()).isEqualTo(12200));
  }

  @Test
  void refusesWhatCannotBeRead() {
    assertCode(12100, "text/xml", "<Response><Say>");
    assertCode(12100, "text/xml", "");
    assertCode(12100, "text/xml", "<Answer/>");
    assertCode(12100, "text/xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><Response/>");
    assertCode(12300, "application/json", "{}");
    assertCode(13223, "text/xml", "<Response><Dial>12</Dial></Response>");
  }

  private static void assertCode(int code, String contentType, String body) {
    assertThatThrownBy(() -> TwimlParser.parse(contentType, body))
        .isInstanceOfSatisfying(
            TwimlRefused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }
}
