package dev.centrala.connectors.sandbox.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Conference;
import com.twilio.rest.api.v2010.account.conference.Participant;
import com.twilio.type.Client;
import com.twilio.type.Endpoint;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Conferences and participants by the SDK; every answer fits Twilio's description. */
class ConferenceApiTest {
  private static final List<String> EVENTS =
      List.of("start", "end", "join", "leave", "mute", "hold", "modify");

  private final VoiceFixture fixture = new VoiceFixture();
  private final TwimlServer app = fixture.app();
  private final TwilioRestClient client = fixture.sdk();
  private final SimConference room = fixture.carrier().conference("room");
  private final SimCall customer;
  private final String conference;

  ConferenceApiTest() {
    app.on("/events", "");
    app.on("/hold", "<Play>/hold.mp3</Play>");
    app.on("/announce", "<Say>This call is recorded</Say>");
    customer =
        fixture.callHearing(
            "<Dial><Conference participantLabel='customer' beep='false' statusCallback='/events'"
                + " statusCallbackEvent='"
                + String.join(" ", EVENTS)
                + "'>room</Conference></Dial>");
    room.awaitParticipants(1);
    conference =
        Conference.reader()
            .setFriendlyName("room")
            .setStatus(Conference.Status.INIT)
            .read(client)
            .iterator()
            .next()
            .getSid();
  }

  @AfterEach
  void close() {
    fixture.assertWireFitsDescription();
    fixture.close();
  }

  private Participant dialIn(String label, Endpoint to) {
    return Participant.creator(conference, new PhoneNumber(fixture.number()), to)
        .setLabel(label)
        .setBeep("false")
        .setEarlyMedia(false)
        .setStatusCallback(app.url("/status"))
        .setStatusCallbackEvent(List.of("ringing", "answered", "completed"))
        .create(client);
  }

  private SimCall join(String label) {
    int before = room.participants().size();
    Participant created = dialIn(label, new Client("client:u-" + label));
    assertThat(created.getStatus()).isEqualTo(Participant.Status.QUEUED);
    room.awaitParticipants(before + 1);
    return fixture.carrier().phone("client:u-" + label).awaitCall();
  }

  private List<String> events() {
    fixture.carrier().settle();
    return app.hits("/events").stream().map(hit -> hit.field("StatusCallbackEvent")).toList();
  }

  @Test
  void dialsSomebodyInAndOutAgain() {
    SimCall agent = join("agent");
    customer.say("Hello");
    assertThat(agent.hear()).containsExactly("Hello");
    Participant fetched = Participant.fetcher(conference, "agent").fetch(client);
    assertThat(fetched.getCallSid()).isEqualTo(agent.sid());
    assertThat(fetched.getStatus()).isEqualTo(Participant.Status.CONNECTED);
    List<Participant> all = new ArrayList<>();
    Participant.reader(conference).read(client).forEach(all::add);
    assertThat(all)
        .extracting(Participant::getLabel)
        .containsExactlyInAnyOrder("agent", "customer");

    assertThat(Participant.deleter(conference, agent.sid()).delete(client)).isTrue();
    assertThat(agent.awaitOver().state()).isEqualTo(CallStatus.COMPLETED);
    assertThat(customer.state()).isEqualTo(CallStatus.IN_PROGRESS);
    assertCode(20404, () -> Participant.fetcher(conference, agent.sid()).fetch(client));
    fixture.carrier().settle();
    assertThat(app.hits("/status"))
        .extracting(hit -> hit.field("CallStatus"))
        .containsExactly("ringing", "in-progress", "completed");
  }

  @Test
  void holdsWithMusicAndMutes() {
    SimCall agent = join("agent");
    Participant held =
        Participant.updater(conference, "customer")
            .setHold(true)
            .setHoldUrl(app.url("/hold"))
            .update(client);
    assertThat(held.getHold()).isTrue();
    customer.awaitHeard("/hold.mp3");
    assertThat(room.hears("customer", "agent")).isFalse();
    assertThat(room.hears("agent", "customer")).isFalse();
    Participant.updater(conference, "customer").setHold(false).update(client);
    assertThat(room.hears("customer", "agent")).isTrue();

    Participant.updater(conference, agent.sid()).setMuted(true).update(client);
    assertThat(room.hears("customer", "agent")).isFalse();
    assertThat(room.hears("agent", "customer")).isTrue();
    assertThat(Participant.reader(conference).setMuted(true).read(client)).hasSize(1);
    Participant.updater(conference, agent.sid()).setMuted(false).update(client);
    assertThat(events())
        .containsExactly(
            "participant-join",
            "participant-join",
            "conference-start",
            "participant-hold",
            "participant-unhold",
            "participant-mute",
            "participant-unmute");
  }

  @Test
  void supervisesByListeningWhisperingAndBargingIn() {
    SimCall agent = join("agent");
    Participant.creator(conference, new PhoneNumber(fixture.number()), new Client("client:u-boss"))
        .setLabel("boss")
        .setMuted(true)
        .setBeep("false")
        .create(client);
    room.awaitParticipants(3);
    assertThat(room.hears("boss", "customer")).isTrue();
    assertThat(room.hears("agent", "boss")).isFalse();

    Participant whispering =
        Participant.updater(conference, "boss")
            .setMuted(false)
            .setCoaching(true)
            .setCallSidToCoach(agent.sid())
            .update(client);
    assertThat(whispering.getCallSidToCoach()).isEqualTo(agent.sid());
    assertThat(room.hears("agent", "boss")).isTrue();
    assertThat(room.hears("customer", "boss")).isFalse();

    Participant.updater(conference, "boss").setCoaching(false).update(client);
    assertThat(room.hears("customer", "boss")).isTrue();
    assertThat(events()).contains("participant-modify");
    assertThat(customer.heard()).extracting(Heard::kind).containsOnly(Heard.Kind.MUSIC);
  }

  @Test
  void announcesAndEnds() {
    SimCall agent = join("agent");
    Participant.updater(conference, "agent").setAnnounceUrl(app.url("/announce")).update(client);
    agent.awaitHeard("This call is recorded");
    assertThat(customer.hear()).doesNotContain("This call is recorded");
    Conference.updater(conference).setAnnounceUrl(app.url("/announce")).update(client);
    customer.awaitHeard("This call is recorded");
    Conference ended =
        Conference.updater(conference).setStatus(Conference.UpdateStatus.COMPLETED).update(client);

    assertThat(ended.getStatus()).isEqualTo(Conference.Status.COMPLETED);
    assertThat(ended.getReasonConferenceEnded())
        .isEqualTo(Conference.ReasonConferenceEnded.CONFERENCE_ENDED_VIA_API);
    agent.awaitOver();
    customer.awaitOver();
    assertCode(20404, () -> dialIn("late", new Client("client:u-late")));
    assertCode(
        20404, () -> Participant.updater(conference, "customer").setMuted(true).update(client));
  }

  @Test
  void aPartyThatDoesNotAnswerLeavesNoTrace() {
    fixture.carrier().phone("client:u-agent").rejects();
    dialIn("agent", new Client("client:u-agent"));
    fixture.carrier().phone("client:u-agent").awaitCall().awaitOver();
    fixture.carrier().settle();

    assertThat(Participant.reader(conference).read(client)).hasSize(1);
    assertThat(app.hits("/status").getLast().field("CallStatus")).isEqualTo("busy");
  }

  @Test
  void opensAConferenceByNameAndRecordsIt() {
    app.on("/recorded", "");
    for (String who : List.of("a", "b")) {
      Participant.creator("other", new PhoneNumber(fixture.number()), new Client("client:" + who))
          .setConferenceStatusCallback(URI.create(app.url("/other")))
          .setConferenceStatusCallbackEvent(List.of("join", "start"))
          .setConferenceRecord("true")
          .setConferenceRecordingStatusCallback(URI.create(app.url("/recorded")))
          .create(client);
    }
    app.on("/other", "");
    SimConference other = fixture.carrier().conference("other").awaitStarted();
    String sid = other.toRecord().sid();
    var recording =
        com.twilio.rest.api.v2010.account.conference.Recording.reader(sid)
            .read(client)
            .iterator()
            .next();
    com.twilio.rest.api.v2010.account.conference.Recording.updater(
            sid,
            recording.getSid(),
            com.twilio.rest.api.v2010.account.conference.Recording.Status.STOPPED)
        .update(client);
    fixture.carrier().settle();

    assertThat(recording.getSource().toString()).isEqualTo("Conference");
    assertThat(app.hits("/recorded").getFirst().field("RecordingStatus")).isEqualTo("completed");
    assertThat(app.hits("/other"))
        .extracting(hit -> hit.field("StatusCallbackEvent"))
        .contains("participant-join", "conference-start");
  }

  private static void assertCode(int code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            ApiException.class, refused -> assertThat(refused.getCode()).isEqualTo(code));
  }
}
