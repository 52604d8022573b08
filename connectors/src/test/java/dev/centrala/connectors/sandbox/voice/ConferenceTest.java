package dev.centrala.connectors.sandbox.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.connectors.sandbox.voice.TwimlServer.Hit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls meet in a conference: who hears whom, what is reported, and how it ends. */
class ConferenceTest {
  private static final String EVENTS =
      " statusCallback='/events' statusCallbackEvent='start end join leave mute hold modify'";

  private final VoiceFixture fixture = new VoiceFixture();
  private final TwimlServer app = fixture.app();
  private final SimConference room = fixture.carrier().conference("room");

  ConferenceTest() {
    app.on("/events", "");
    app.on("/wait", "<Play>/wait.mp3</Play>");
    app.on("/dialed", hit -> TwimlServer.Reply.twiml("<Say>Good bye</Say>"));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private SimCall join(String label, String attributes) {
    String path = "/join-" + label;
    app.on(
        path,
        "<Dial action='/dialed'><Conference participantLabel='%s' beep='false' %s>room</Conference></Dial>"
            .formatted(label, attributes));
    int before = room.participants().size();
    SimCall call = fixture.callHearing("<Redirect>" + path + "</Redirect>");
    room.awaitParticipants(before + 1);
    return call;
  }

  private List<String> events() {
    fixture.carrier().settle();
    return app.hits("/events").stream().map(hit -> hit.field("StatusCallbackEvent")).toList();
  }

  @Test
  void playsMusicUntilSomebodyStartsIt() {
    SimCall customer = join("customer", "startConferenceOnEnter='false' waitUrl='/wait'" + EVENTS);
    customer.awaitHeard("/wait.mp3");
    SimCall second = join("second", "startConferenceOnEnter='false' waitUrl=''");
    assertThat(room.toRecord().state()).isEqualTo("init");
    assertThat(room.hears("customer", "second")).isFalse();

    SimCall agent = join("agent", "");
    room.awaitStarted();
    assertThat(room.hears("customer", "agent")).isTrue();
    customer.say("Hello");
    assertThat(agent.hear()).containsExactly("Hello");
    assertThat(second.hear()).containsExactly("Hello");
    assertThat(events())
        .containsExactly(
            "participant-join", "participant-join", "participant-join", "conference-start");
  }

  @Test
  void aCustomerCannotHearAWhisperingSupervisor() {
    SimCall customer = join("customer", "");
    SimCall agent = join("agent", "");
    room.awaitParticipants(2);
    SimCall supervisor = join("supervisor", "coach='" + agent.sid() + "'");
    SimCall listener = join("listener", "muted='true'");
    room.awaitParticipants(4);

    assertThat(room.hears("agent", "supervisor")).isTrue();
    assertThat(room.hears("customer", "supervisor")).isFalse();
    assertThat(room.hears("supervisor", "customer")).isTrue();
    assertThat(room.hears("listener", "customer")).isTrue();
    assertThat(room.hears(customer, listener)).isFalse();
    supervisor.say("Offer a refund");
    assertThat(agent.hear()).containsExactly("Offer a refund");
    assertThat(customer.hear()).doesNotContain("Offer a refund");
  }

  @Test
  void reportsWhoCameAndWentAndWhy() {
    SimCall customer = join("customer", EVENTS);
    SimCall agent = join("agent", "endConferenceOnExit='true'");
    room.awaitParticipants(2);
    agent.hangUp();
    room.awaitOver();
    customer.awaitOver();
    assertThat(events())
        .containsExactly(
            "participant-join",
            "participant-join",
            "conference-start",
            "participant-leave",
            "participant-leave",
            "conference-end");

    Hit joined = app.hits("/events").getFirst();
    assertThat(joined.signed()).isTrue();
    assertThat(joined.form())
        .containsEntry("CallSid", customer.sid())
        .containsEntry("FriendlyName", "room")
        .containsEntry("ParticipantLabel", "customer")
        .containsEntry("Muted", "false")
        .containsEntry("Hold", "false")
        .containsEntry("Coaching", "false")
        .containsEntry("EndConferenceOnExit", "false")
        .containsEntry("StartConferenceOnEnter", "true")
        .containsEntry("SequenceNumber", "1")
        .containsKeys("ConferenceSid", "AccountSid", "Timestamp");
    assertThat(app.hits("/events").getLast().form())
        .containsEntry("ReasonConferenceEnded", "participant-with-end-conference-on-exit-left")
        .containsEntry("CallSidEndingConference", agent.sid());
    assertThat(customer.hear()).endsWith("Good bye");
    assertThat(app.hits("/dialed").getFirst().field("DialCallStatus")).isEqualTo("answered");
  }

  @Test
  void anAgentWhoLeavesMayComeBack() {
    SimCall customer = join("customer", EVENTS);
    join("agent", "").hangUp();
    room.awaitParticipants(1);
    assertThat(customer.state()).isEqualTo(CallStatus.IN_PROGRESS);
    SimCall again = join("agent", "");
    room.awaitParticipants(2);

    again.say("I am back");
    assertThat(customer.hear()).endsWith("I am back");
  }

  @Test
  void beepsUnlessTold() {
    SimCall customer = join("customer", "");
    room.awaitParticipants(1);
    app.on("/loud", "<Dial><Conference>room</Conference></Dial>");
    fixture.callHearing("<Redirect>/loud</Redirect>");
    room.awaitStarted();

    assertThat(customer.awaitHeard("beep").heard())
        .extracting(Heard::kind)
        .contains(Heard.Kind.TONE);
  }

  @Test
  void turnsAwayWhenFull() {
    join("a", "maxParticipants='2'");
    join("b", "maxParticipants='2'");
    room.awaitParticipants(2);
    app.on(
        "/join-c",
        "<Dial action='/dialed'><Conference maxParticipants='2'>room</Conference></Dial>");
    SimCall third = fixture.callHearing("<Redirect>/join-c</Redirect>").awaitOver();

    assertThat(third.hear()).containsExactly("Good bye");
    assertThat(app.hits("/dialed").getFirst().field("DialCallStatus")).isEqualTo("failed");
  }

  @Test
  void recordsFromItsStart() {
    app.on("/recorded", "");
    SimCall customer =
        join("customer", "record='record-from-start' recordingStatusCallback='/recorded'");
    SimCall agent = join("agent", "endConferenceOnExit='true'");
    room.awaitStarted();
    fixture.carrier().advance(Duration.ofSeconds(30));
    agent.hangUp();
    customer.awaitOver();
    fixture.carrier().settle();

    assertThat(app.hits("/recorded").getFirst().form())
        .containsEntry("RecordingSource", "Conference")
        .containsEntry("RecordingChannels", "1")
        .containsEntry("RecordingDuration", "30")
        .containsEntry("ConferenceSid", room.toRecord().sid())
        .doesNotContainKey("CallSid");
  }
}
