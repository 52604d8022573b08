package dev.centrala.connectors.sandbox.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.connectors.sandbox.voice.TwimlServer.Hit;
import dev.centrala.connectors.sandbox.voice.TwimlServer.Reply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call comes in: the webhooks it makes, and what its party hears, presses and says. */
class InboundCallTest {
  private final VoiceFixture fixture = new VoiceFixture();
  private final TwimlServer app = fixture.app();

  @AfterEach
  void close() {
    fixture.close();
  }

  private void advance(int seconds) {
    fixture.carrier().advance(Duration.ofSeconds(seconds));
  }

  @Test
  void sendsWhatTwilioSendsAndSignsIt() {
    SimCall call = fixture.callHearing("<Say>Hello</Say><Pause length='2'/><Hangup/>");
    call.awaitOver();
    fixture.carrier().settle();

    Hit first = app.hits("/voice").getFirst();
    assertThat(first.signed()).isTrue();
    assertThat(first.form())
        .containsEntry("CallSid", call.sid())
        .containsEntry("AccountSid", fixture.accountSid())
        .containsEntry("From", VoiceFixture.CALLER)
        .containsEntry("To", fixture.number())
        .containsEntry("CallStatus", "ringing")
        .containsEntry("Direction", "inbound")
        .containsEntry("ApiVersion", "2010-04-01")
        .containsEntry("Caller", VoiceFixture.CALLER)
        .containsEntry("Called", fixture.number())
        .containsEntry("CallerCountry", "US")
        .containsKeys("CallerCity", "CallerState", "CallerZip", "CalledCity", "FromZip", "ToState");
    assertThat(call.hear()).containsExactly("Hello");
    assertThat(call.state()).isEqualTo(CallStatus.COMPLETED);
    Hit report = app.hits("/status").getFirst();
    assertThat(report.signed()).isTrue();
    assertThat(report.form())
        .containsEntry("CallStatus", "completed")
        .containsEntry("CallDuration", "0")
        .containsEntry("CallbackSource", "call-progress-events")
        .containsEntry("SequenceNumber", "0")
        .containsKeys("Timestamp", "Duration");
  }

  @Test
  void gathersKeysThatCutThePromptShort() {
    app.on("/menu", hit -> Reply.twiml("<Say>You chose " + hit.field("Digits") + "</Say>"));
    SimCall call =
        fixture.callHearing(
            "<Gather action='/menu' numDigits='1'><Say>Press one</Say></Gather><Say>Nothing</Say>");
    call.awaitHeard("Press one").press("1").awaitOver();

    assertThat(call.hear()).containsExactly("Press one", "You chose 1");
    Hit hit = app.hits("/menu").getFirst();
    assertThat(hit.form())
        .containsEntry("Digits", "1")
        .containsEntry("FinishedOnKey", "")
        .containsEntry("CallStatus", "in-progress");
    assertThat(hit.signed()).isTrue();
  }

  @Test
  void gathersUntilTheFinishingKeyOrTheTimeout() {
    app.on("/menu", hit -> Reply.twiml("<Say>Got " + hit.field("Digits") + "</Say>"));
    String ask = "<Gather action='/menu' timeout='7'/><Say>Nothing</Say>";

    SimCall finished = fixture.callHearing(ask).press("123#").awaitOver();
    assertThat(finished.hear()).containsExactly("Got 123");
    assertThat(app.hits("/menu").getFirst().field("FinishedOnKey")).isEqualTo("#");

    SimCall late = fixture.callHearing(ask).press("45").awaitAsked();
    advance(7);
    assertThat(late.awaitOver().hear()).containsExactly("Got 45");

    SimCall silent = fixture.callHearing(ask).awaitAsked();
    advance(6);
    assertThat(silent.state()).isEqualTo(CallStatus.IN_PROGRESS);
    advance(1);
    assertThat(silent.awaitOver().hear()).containsExactly("Nothing");
    assertThat(silent.toRecord().durationSeconds()).isEqualTo(7);
  }

  @Test
  void asksEvenForAnEmptyResultWhenToldTo() {
    app.on("/menu", hit -> Reply.twiml("<Say>Digits [" + hit.field("Digits") + "]</Say>"));
    SimCall call =
        fixture
            .callHearing("<Gather action='/menu' timeout='3' actionOnEmptyResult='true'/>")
            .awaitAsked();
    advance(3);

    assertThat(call.awaitOver().hear()).containsExactly("Digits []");
  }

  @Test
  void gathersSpeechInItsLanguage() {
    app.on("/menu", hit -> Reply.twiml("<Say>" + hit.field("SpeechResult") + "</Say>"));
    SimCall call =
        fixture
            .callHearing(
                "<Gather input='speech dtmf' language='de-DE' action='/menu'>"
                    + "<Say language='de-DE'>Bitte</Say></Gather>")
            .say("meine Rechnung")
            .awaitOver();

    assertThat(call.hear()).containsExactly("Bitte", "meine Rechnung");
    assertThat(call.heard().getFirst().language()).isEqualTo("de-DE");
    assertThat(app.hits("/menu").getFirst().form())
        .containsEntry("SpeechResult", "meine Rechnung")
        .containsEntry("Language", "de-DE")
        .containsKey("Confidence")
        .doesNotContainKey("Digits");
  }

  @Test
  void followsRedirectsByTheirMethod() {
    app.on("/next", "<Play>/hello.mp3</Play><Play digits='12'/>");
    SimCall call = fixture.callHearing("<Redirect method='GET'>/next?x=1</Redirect>").awaitOver();

    assertThat(call.hear()).containsExactly("/hello.mp3", "12");
    Hit next = app.hits("/next").getFirst();
    assertThat(next.method()).isEqualTo("GET");
    assertThat(next.signed()).isTrue();
    assertThat(next.form()).containsEntry("x", "1").containsEntry("CallSid", call.sid());
  }

  @Test
  void rejectsBeforeAnswering() {
    assertThat(fixture.callHearing("<Reject reason='busy'/>").awaitOver().state())
        .isEqualTo(CallStatus.BUSY);
    SimCall rejected = fixture.callHearing("<Reject/>").awaitOver();
    assertThat(rejected.state()).isEqualTo(CallStatus.NO_ANSWER);
    assertThat(rejected.toRecord().durationSeconds()).isZero();
  }

  @Test
  void waitsInAQueueUntilTheCallerChooses() {
    app.on(
        "/wait",
        hit ->
            Reply.twiml(
                "<Gather numDigits='1' action='/choice' timeout='1'><Say>Place "
                    + hit.field("QueuePosition")
                    + "</Say><Play>/music.mp3</Play></Gather>"));
    app.on("/choice", "<Leave/>");
    app.on("/left", hit -> Reply.twiml("<Say>Left: " + hit.field("QueueResult") + "</Say>"));
    SimCall call = fixture.callHearing("<Enqueue waitUrl='/wait' action='/left'>support</Enqueue>");
    call.awaitQueue("support").awaitHeard("Place 1");
    advance(20);
    assertThat(call.hear()).contains("/music.mp3");
    assertThat(app.hits("/wait")).hasSizeGreaterThan(1);
    call.press("1").awaitOver();

    assertThat(call.hear().getLast()).isEqualTo("Left: leave");
    assertThat(app.hits("/wait").getFirst().form())
        .containsEntry("QueuePosition", "1")
        .containsEntry("CurrentQueueSize", "1")
        .containsEntry("QueueTime", "0")
        .containsKeys("QueueSid", "AvgQueueTime");
    assertThat(app.hits("/left").getFirst().field("QueueTime")).isEqualTo("20");
  }

  @Test
  void tellsWhenACallerHangsUpInTheQueue() {
    SimCall call =
        fixture.callHearing("<Enqueue action='/left'>support</Enqueue>").awaitQueue("support");
    assertThat(call.awaitHeard("hold music").hangUp().state()).isEqualTo(CallStatus.COMPLETED);
    fixture.carrier().settle();

    assertThat(app.hits("/left").getFirst().field("QueueResult")).isEqualTo("hangup");
  }

  @Test
  void recordsWhatIsSaid() {
    app.on("/done", "<Say>Thank you</Say>");
    app.on("/recorded", "");
    String record =
        "<Record action='/done' finishOnKey='#' maxLength='60'"
            + " recordingStatusCallback='/recorded'/><Say>Nothing was said</Say>";
    SimCall call = fixture.callHearing(record).say("Please call me back").press("#").awaitOver();
    fixture.carrier().settle();

    assertThat(call.hear()).containsExactly("beep", "Thank you");
    assertThat(app.hits("/done").getFirst().form())
        .containsEntry("Digits", "#")
        .containsEntry("RecordingDuration", "2")
        .containsKeys("RecordingSid", "RecordingUrl");
    assertThat(app.hits("/recorded").getFirst().form())
        .containsEntry("RecordingStatus", "completed")
        .containsEntry("RecordingChannels", "1")
        .containsEntry("RecordingSource", "RecordVerb");

    SimCall silent = fixture.callHearing(record).awaitHeard("beep").awaitAsked();
    advance(5);
    assertThat(silent.awaitOver().hear()).containsExactly("beep", "Nothing was said");
  }

  @Test
  void hangingUpEndsARecording() {
    app.on("/done", "");
    SimCall call = fixture.callHearing("<Record action='/done'/>").say("Good bye").hangUp();
    fixture.carrier().settle();

    assertThat(call.state()).isEqualTo(CallStatus.COMPLETED);
    assertThat(app.hits("/done").getFirst().field("Digits")).isEqualTo("hangup");
  }

  @Test
  void fallsBackWhenTheWebhookFails() {
    fixture
        .carrier()
        .configureNumber(fixture.number(), Map.of("VoiceFallbackUrl", app.url("/fallback")));
    app.on("/fallback", "<Say>Please call later</Say>");
    app.on("/voice", hit -> new Reply(503, "text/plain", "down"));
    SimCall call = fixture.call().awaitOver();

    assertThat(call.hear()).containsExactly("Please call later");
    assertThat(call.errors()).extracting(CallError::code).containsExactly(11200);
    assertThat(app.hits("/fallback").getFirst().form())
        .containsEntry("ErrorCode", "11200")
        .containsEntry("ErrorUrl", app.url("/voice"));
  }

  @Test
  void apologizesWithoutAFallback() {
    app.on("/voice", hit -> new Reply(500, "text/plain", "down"));
    SimCall call = fixture.call().awaitOver();

    assertThat(call.hear()).singleElement().asString().contains("application error");
    assertThat(call.state()).isEqualTo(CallStatus.COMPLETED);
  }

  @Test
  void notesAudioThatIsNotThere() {
    SimCall call = fixture.callHearing("<Play>/gone.wav</Play><Play>/there.mp3</Play>").awaitOver();

    assertThat(call.hear()).containsExactly("/there.mp3");
    assertThat(call.errors())
        .containsExactly(new CallError(11200, "the audio cannot be played", app.url("/gone.wav")));
  }

  @Test
  void aCircleOfMusicTakesTime() {
    app.on("/circle", "<Say>Still there</Say><Play>/music.mp3</Play><Redirect>/circle</Redirect>");
    SimCall call = fixture.callHearing("<Redirect>/circle</Redirect>");
    call.awaitHeard("/music.mp3");
    fixture.carrier().settle();
    assertThat(app.hits("/circle")).hasSize(2);
    advance(12);
    assertThat(app.hits("/circle")).hasSize(4);
    call.hangUp();

    assertThat(call.toRecord().durationSeconds()).isEqualTo(12);
  }

  @Test
  void endsACallWhoseTwimlIsRefused() {
    SimCall unknown = fixture.callHearing("<Say>Hello</Say><Whisper>Psst</Whisper>").awaitOver();
    assertThat(unknown.hear()).singleElement().asString().contains("application error");
    assertThat(unknown.errors())
        .containsExactly(new CallError(12200, "Invalid verb: Whisper", app.url("/voice")));

    SimCall waiting =
        fixture.callHearing("<Enqueue waitUrl='/wait'>support</Enqueue>").awaitQueue("support");
    fixture.carrier().settle();
    assertThat(waiting.errors()).extracting(CallError::code).containsExactly(11200);
    assertThat(waiting.state()).isEqualTo(CallStatus.IN_PROGRESS);
    assertThat(fixture.callHearing("<Leave/>").awaitOver().errors())
        .extracting(CallError::code)
        .containsExactly(12200);
  }

  @Test
  void theCallerMayHangUpWhileAWebhookIsAsked() throws InterruptedException {
    var asked = new java.util.concurrent.CountDownLatch(1);
    var go = new java.util.concurrent.CountDownLatch(1);
    app.on(
        "/voice",
        hit -> {
          asked.countDown();
          try {
            go.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          return Reply.twiml("<Say>Too late</Say>");
        });
    SimCall call = fixture.call();
    asked.await();
    call.hangUp();
    go.countDown();
    fixture.carrier().settle();

    assertThat(call.state()).isEqualTo(CallStatus.NO_ANSWER);
    assertThat(call.hear()).isEmpty();
  }
}
