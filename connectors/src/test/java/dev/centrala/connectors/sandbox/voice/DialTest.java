package dev.centrala.connectors.sandbox.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.connectors.sandbox.voice.TwimlServer.Hit;
import dev.centrala.connectors.sandbox.voice.TwimlServer.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call is connected with parties that answer, refuse, or are asked first. */
class DialTest {
  private static final String AGENT = "+4930123456";

  private final VoiceFixture fixture = new VoiceFixture();
  private final TwimlServer app = fixture.app();

  DialTest() {
    app.on("/dialed", hit -> Reply.twiml("<Say>" + hit.field("DialCallStatus") + "</Say>"));
    app.on("/leg", "");
    app.on("/recorded", "");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void advance(int seconds) {
    fixture.carrier().advance(Duration.ofSeconds(seconds));
  }

  private SimPhone phone(String address) {
    return fixture.carrier().phone(address);
  }

  private SimCall dial(String attributes, String nouns) {
    return fixture.callHearing(
        "<Dial action='/dialed' callerId='%s' %s>%s</Dial>"
            .formatted(fixture.number(), attributes, nouns));
  }

  @Test
  void connectsTwoWhoHearEachOther() {
    SimCall caller =
        dial(
            "record='record-from-answer-dual' recordingStatusCallback='/recorded'",
            "<Number statusCallback='/leg' statusCallbackEvent='initiated ringing answered"
                + " completed'>"
                + AGENT
                + "</Number>");
    SimCall agent = phone(AGENT).awaitCall().awaitState(CallStatus.IN_PROGRESS);
    caller.say("Hello").press("5");
    agent.say("Good morning");
    advance(42);
    agent.hangUp();
    caller.awaitOver();
    fixture.carrier().settle();

    assertThat(agent.hear()).containsExactly("Hello", "5");
    assertThat(caller.hear()).containsExactly("ringing", "Good morning", "completed");
    assertThat(agent.toRecord().direction()).isEqualTo("outbound-dial");
    assertThat(agent.toRecord().parentSid()).isEqualTo(caller.sid());
    assertThat(agent.from()).isEqualTo(fixture.number());
    assertThat(app.hits("/leg"))
        .extracting(hit -> hit.field("CallStatus"))
        .containsExactly("initiated", "ringing", "in-progress", "completed");
    assertThat(app.hits("/leg"))
        .extracting(hit -> hit.field("ParentCallSid"))
        .containsOnly(caller.sid());
    Hit result = app.hits("/dialed").getFirst();
    assertThat(result.form())
        .containsEntry("DialCallSid", agent.sid())
        .containsEntry("DialCallDuration", "42")
        .containsEntry("RecordingDuration", "42")
        .containsKey("RecordingUrl");
    assertThat(app.hits("/recorded").getFirst().form())
        .containsEntry("RecordingChannels", "2")
        .containsEntry("RecordingSource", "DialVerb");
  }

  @Test
  void saysWhyNobodyWasConnected() {
    phone(AGENT).busy();
    assertThat(dial("", "<Number>" + AGENT + "</Number>").awaitOver().hear()).endsWith("busy");
    phone(AGENT).unreachable();
    assertThat(dial("", "<Number>" + AGENT + "</Number>").awaitOver().hear()).endsWith("failed");
    phone("client:u-1").rejects();
    assertThat(dial("", "<Client>u-1</Client>").awaitOver().hear()).endsWith("busy");
    phone("sip:desk@pbx.test").ringsForever();
    SimCall caller = dial("timeout='20'", "<Sip>sip:desk@pbx.test</Sip>");
    SimCall desk = phone("sip:desk@pbx.test").awaitCall();
    advance(19);
    assertThat(desk.state()).isEqualTo(CallStatus.RINGING);
    advance(1);
    assertThat(caller.awaitOver().hear()).endsWith("no-answer");
    assertThat(desk.state()).isEqualTo(CallStatus.NO_ANSWER);
  }

  @Test
  void ringsSeveralAndKeepsTheFirstWhoAnswers() {
    phone("client:a").ringsForever();
    phone("client:b").answersAfter(Duration.ofSeconds(4));
    SimCall caller = dial("", "<Client>a</Client><Client>b</Client>");
    SimCall slow = phone("client:a").awaitCall();
    SimCall quick = phone("client:b").awaitCall();
    advance(4);
    caller.say("Anybody?");

    assertThat(quick.hear()).containsExactly("Anybody?");
    assertThat(slow.awaitOver().state()).isEqualTo(CallStatus.CANCELED);
  }

  @Test
  void asksBeforeConnecting() {
    app.on(
        "/screen",
        "<Gather numDigits='1' action='/accepted'><Say>Press one to"
            + " accept</Say></Gather><Hangup/>");
    app.on("/accepted", "<Say>Connecting</Say>");
    String noun = "<Number url='/screen'>" + AGENT + "</Number>";

    SimCall caller = dial("", noun);
    SimCall agent = phone(AGENT).awaitCall().awaitHeard("Press one");
    assertThat(caller.hear()).containsExactly("ringing");
    agent.press("1").awaitHeard("Connecting");
    caller.say("Hello");
    assertThat(agent.hear()).endsWith("Hello");

    SimCall second = dial("", noun);
    SimCall machine = phone(AGENT).awaitCall().awaitAsked();
    advance(5);
    assertThat(machine.awaitOver().state()).isEqualTo(CallStatus.COMPLETED);
    second.awaitOver();
  }

  @Test
  void theCallersEndEndsTheOther() {
    SimCall caller = dial("answerOnBridge='true'", "<Client>u-1</Client>");
    SimCall agent = phone("client:u-1").awaitCall().awaitState(CallStatus.IN_PROGRESS);
    caller.awaitState(CallStatus.IN_PROGRESS).hangUp();

    assertThat(agent.awaitOver().state()).isEqualTo(CallStatus.COMPLETED);

    phone("client:u-1").ringsForever();
    SimCall impatient = dial("answerOnBridge='true'", "<Client>u-1</Client>");
    SimCall ringing = phone("client:u-1").awaitCall();
    impatient.awaitState(CallStatus.RINGING).hangUp();
    assertThat(ringing.awaitOver().state()).isEqualTo(CallStatus.CANCELED);
    assertThat(impatient.state()).isEqualTo(CallStatus.NO_ANSWER);
  }

  @Test
  void endsTheTalkByStarAndByTime() {
    SimCall starred = dial("hangupOnStar='true'", "<Client>u-1</Client>");
    phone("client:u-1").awaitCall().awaitState(CallStatus.IN_PROGRESS);
    starred.press("*").awaitOver();
    assertThat(starred.hear()).endsWith("completed");

    SimCall limited = dial("timeLimit='60'", "<Client>u-1</Client>");
    phone("client:u-1").awaitCall().awaitState(CallStatus.IN_PROGRESS);
    advance(60);
    assertThat(limited.awaitOver().hear()).endsWith("completed");
  }

  @Test
  void refusesToShowANumberThatIsNotOurs() {
    SimCall caller =
        fixture
            .callHearing("<Dial callerId='+4989999999'><Number>" + AGENT + "</Number></Dial>")
            .awaitOver();
    assertThat(caller.errors()).extracting(CallError::code).containsExactly(13214);
  }

  @Test
  void takesWhoWaitsLongestFromAQueue() {
    app.on("/left", hit -> Reply.twiml("<Say>" + hit.field("QueueResult") + "</Say>"));
    SimCall customer =
        fixture.callHearing("<Enqueue action='/left'>support</Enqueue>").awaitQueue("support");
    SimCall agent = fixture.callHearing("<Dial action='/dialed'><Queue>support</Queue></Dial>");
    agent.awaitState(CallStatus.IN_PROGRESS).say("How can I help?");
    customer.awaitHeard("How can I help?");
    agent.hangUp();

    assertThat(customer.awaitOver().hear())
        .containsExactly("hold music", "How can I help?", "bridged");
  }
}
