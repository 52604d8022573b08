package dev.centrala.connectors.sandbox.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Queue;
import com.twilio.rest.api.v2010.account.Recording;
import com.twilio.rest.api.v2010.account.queue.Member;
import com.twilio.rest.api.v2010.account.usage.Record;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import dev.centrala.connectors.sandbox.voice.TwimlServer.Reply;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls, recordings, queues and usage by the SDK; every answer fits Twilio's description. */
class CallApiTest {
  private static final String CALLEE = "+4930123456";

  private final VoiceFixture fixture = new VoiceFixture();
  private final TwimlServer app = fixture.app();
  private final TwilioRestClient client = fixture.sdk();

  @AfterEach
  void close() {
    fixture.assertWireFitsDescription();
    fixture.close();
  }

  private Call dial(String twiml) {
    return Call.creator(
            new PhoneNumber(CALLEE), new PhoneNumber(fixture.number()), new Twiml(twiml))
        .setStatusCallback(app.url("/status"))
        .setStatusCallbackEvent(List.of("initiated", "ringing", "answered", "completed"))
        .create(client);
  }

  private static <T> List<T> all(Iterable<T> items) {
    List<T> all = new ArrayList<>();
    items.forEach(all::add);
    return all;
  }

  @Test
  void placesACallAndReportsItsProgress() {
    Call created = dial("<Response><Say>Hello</Say></Response>");
    assertThat(created.getStatus()).isEqualTo(Call.Status.QUEUED);
    assertThat(created.getDirection()).isEqualTo("outbound-api");
    assertThat(created.getPrice()).isNull();
    SimCall callee = fixture.carrier().phone(CALLEE).awaitCall().awaitOver();
    fixture.carrier().settle();

    assertThat(callee.hear()).containsExactly("Hello");
    assertThat(app.hits("/status"))
        .extracting(hit -> hit.field("CallStatus"))
        .containsExactly("initiated", "ringing", "in-progress", "completed");
    assertThat(app.hits("/status"))
        .extracting(hit -> hit.field("SequenceNumber"))
        .containsExactly("0", "1", "2", "3");
    Call fetched = Call.fetcher(created.getSid()).fetch(client);
    assertThat(fetched.getStatus()).isEqualTo(Call.Status.COMPLETED);
    assertThat(fetched.getDuration()).isEqualTo("0");
    assertThat(fetched.getEndTime()).isNotNull();
    assertThat(Call.deleter(created.getSid()).delete(client)).isTrue();
  }

  @Test
  void placesACallWhoseDocumentIsFetched() {
    app.on("/outbound", hit -> Reply.twiml("<Say>" + hit.field("AnsweredBy") + "</Say>"));
    fixture.carrier().phone(CALLEE).voicemail();
    Call.creator(
            new PhoneNumber(CALLEE),
            new PhoneNumber(fixture.number()),
            URI.create(app.url("/outbound")))
        .setMachineDetection("Enable")
        .setSendDigits("ww12")
        .create(client);

    assertThat(fixture.carrier().phone(CALLEE).awaitCall().awaitOver().hear())
        .containsExactly("ww12", "machine_start");
    assertThat(app.hits("/outbound").getFirst().form())
        .containsEntry("Direction", "outbound-api")
        .containsEntry("CallStatus", "in-progress");
  }

  @Test
  void reportsThatNobodyAnswers() {
    fixture.carrier().phone(CALLEE).busy();
    assertThat(Call.fetcher(dialAndEnd("<Response/>")).fetch(client).getStatus())
        .isEqualTo(Call.Status.BUSY);
    assertThat(app.hits("/status").getLast().field("SipResponseCode")).isEqualTo("486");

    fixture.carrier().phone(CALLEE).ringsForever();
    Call call = dial("<Response/>");
    SimCall ringing = ringing(2);
    fixture.carrier().advance(Duration.ofSeconds(60));
    assertThat(ringing.awaitOver().state()).isEqualTo(CallStatus.NO_ANSWER);
    assertThat(Call.fetcher(call.getSid()).fetch(client).getStatus())
        .isEqualTo(Call.Status.NO_ANSWER);
  }

  private String dialAndEnd(String twiml) {
    String sid = dial(twiml).getSid();
    fixture.carrier().phone(CALLEE).awaitCall().awaitOver();
    fixture.carrier().settle();
    return sid;
  }

  private SimCall ringing(int nth) {
    fixture.carrier().settle();
    return fixture.carrier().phone(CALLEE).calls().get(nth - 1).awaitState(CallStatus.RINGING);
  }

  @Test
  void redirectsAndEndsALiveCall() {
    app.on("/next", "<Say>Elsewhere</Say><Pause length='1'/><Enqueue>q</Enqueue>");
    SimCall call = fixture.callHearing("<Gather timeout='60'/>").awaitAsked();
    Call.updater(call.sid()).setUrl(app.url("/next")).update(client);
    call.awaitHeard("Elsewhere").awaitQueue("q");
    Call.updater(call.sid())
        .setTwiml(new Twiml("<Response><Say>Here</Say><Gather timeout='60'/></Response>"))
        .update(client);
    call.awaitHeard("Here");
    Call ended = Call.updater(call.sid()).setStatus(Call.UpdateStatus.COMPLETED).update(client);

    assertThat(ended.getStatus()).isEqualTo(Call.Status.COMPLETED);
    assertCode(21220, () -> Call.updater(call.sid()).setUrl(app.url("/next")).update(client));
    assertCode(
        21220,
        () -> Call.updater(call.sid()).setStatus(Call.UpdateStatus.COMPLETED).update(client));
  }

  @Test
  void cancelsACallThatRings() {
    fixture.carrier().phone(CALLEE).ringsForever();
    Call call = dial("<Response/>");
    SimCall ringing = ringing(1);
    Call.updater(call.getSid()).setStatus(Call.UpdateStatus.CANCELED).update(client);

    assertThat(ringing.awaitOver().state()).isEqualTo(CallStatus.CANCELED);
  }

  @Test
  void listsByAddressStatusAndTime() {
    SimCall live = fixture.callHearing("<Gather timeout='60'/>").awaitAsked();
    dialAndEnd("<Response/>");

    assertThat(all(Call.reader().setStatus(Call.Status.IN_PROGRESS).read(client)))
        .extracting(Call::getSid)
        .containsExactly(live.sid());
    assertThat(all(Call.reader().setTo(new PhoneNumber(CALLEE)).limit(5).read(client))).hasSize(1);
    assertThat(all(Call.reader().setStartTimeAfter(ZonedDateTime.now().plusHours(1)).read(client)))
        .isEmpty();
    assertThat(all(Call.reader().pageSize(1).read(client))).hasSize(2);
  }

  @Test
  void recordsPausesAndDeletes() throws Exception {
    app.on("/recorded", "");
    SimCall call = fixture.callHearing("<Gather timeout='600'/>").awaitAsked();
    var recording =
        com.twilio.rest.api.v2010.account.call.Recording.creator(call.sid())
            .setRecordingChannels("dual")
            .setRecordingStatusCallback(app.url("/recorded"))
            .setRecordingStatusCallbackEvent(List.of("in-progress", "completed"))
            .create(client);
    fixture.carrier().advance(Duration.ofSeconds(3));
    update(call, "paused");
    fixture.carrier().advance(Duration.ofSeconds(2));
    update(call, "in-progress");
    fixture.carrier().advance(Duration.ofSeconds(1));
    call.hangUp();
    fixture.carrier().settle();

    assertThat(app.hits("/recorded"))
        .extracting(hit -> hit.field("RecordingStatus"))
        .containsExactly("in-progress", "completed");
    Recording done = Recording.fetcher(recording.getSid()).fetch(client);
    assertThat(done.getStatus()).isEqualTo(Recording.Status.COMPLETED);
    assertThat(done.getDuration()).isEqualTo("6");
    assertThat(done.getChannels()).isEqualTo(2);
    assertThat(done.getSource()).hasToString("StartCallRecordingAPI");
    assertSound(done.getMediaUrl() + ".wav");

    assertThat(all(Recording.reader().setCallSid(call.sid()).read(client))).hasSize(1);
    assertThat(Recording.deleter(recording.getSid()).delete(client)).isTrue();
    assertCode(20404, () -> Recording.fetcher(recording.getSid()).fetch(client));
    assertCode(
        21220,
        () -> com.twilio.rest.api.v2010.account.call.Recording.creator(call.sid()).create(client));
  }

  private void update(SimCall call, String status) {
    com.twilio.rest.api.v2010.account.call.Recording.updater(
            call.sid(),
            "Twilio.CURRENT",
            com.twilio.rest.api.v2010.account.call.Recording.Status.forValue(status))
        .update(client);
  }

  private void assertSound(String url) throws Exception {
    String secret = fixture.accountSid() + ":" + fixture.authToken();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(secret.getBytes()))
            .build();
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    AudioInputStream sound =
        AudioSystem.getAudioInputStream(new ByteArrayInputStream(answer.body()));
    assertThat(sound.getFormat().getChannels()).isEqualTo(2);
    assertThat(sound.getFrameLength()).isEqualTo(6 * 8000);
    byte[] frames = sound.readAllBytes();
    assertThat(frames[2 * 8000 * 4]).as("silence while paused").isEqualTo((byte) 128);
    assertThat(frames[2 * 8000]).as("sound before").isNotEqualTo((byte) 128);
  }

  @Test
  void takesMembersOutOfQueues() {
    app.on("/next", "<Say>Your turn</Say>");
    SimCall call = fixture.callHearing("<Enqueue>support</Enqueue>").awaitQueue("support");
    Queue queue = Queue.reader().read(client).iterator().next();
    assertThat(queue.getCurrentSize()).isEqualTo(1);
    Member front = Member.fetcher(queue.getSid(), "Front").fetch(client);
    assertThat(front.getCallSid()).isEqualTo(call.sid());
    Member.updater(queue.getSid(), call.sid(), URI.create(app.url("/next"))).update(client);

    assertThat(call.awaitOver().hear()).endsWith("Your turn");
    assertThat(all(Member.reader(queue.getSid()).read(client))).isEmpty();
    Queue other = Queue.creator("sales").setMaxSize(5).create(client);
    assertThat(Queue.updater(other.getSid()).setMaxSize(6).update(client).getMaxSize())
        .isEqualTo(6);
    assertThat(Queue.deleter(other.getSid()).delete(client)).isTrue();
  }

  @Test
  void countsUsage() {
    SimCall call = fixture.callHearing("<Gather timeout='600'/>").awaitAsked();
    fixture.carrier().advance(Duration.ofSeconds(61));
    call.hangUp();

    Record inbound = Record.reader().setCategory("calls-inbound").read(client).iterator().next();
    assertThat(inbound.getCount()).isEqualTo("1");
    assertThat(inbound.getUsage()).isEqualTo("2");
  }

  @Test
  void refusesWithTwiliosCodes() {
    PhoneNumber ours = new PhoneNumber(fixture.number());
    PhoneNumber callee = new PhoneNumber(CALLEE);
    Twiml nothing = new Twiml("<Response/>");
    assertCode(20404, () -> Call.fetcher("CA" + "0".repeat(32)).fetch(client));
    assertCode(21211, () -> Call.creator(new PhoneNumber("+1"), ours, nothing).create(client));
    assertCode(
        21210, () -> Call.creator(callee, new PhoneNumber("+15005550009"), nothing).create(client));
    assertCode(21205, () -> Call.creator(callee, ours, URI.create("ftp://x.test")).create(client));
    assertCode(20001, () -> Call.creator(callee, ours, nothing).setTimeout(9999).create(client));
  }

  private static void assertCode(int code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            ApiException.class, refused -> assertThat(refused.getCode()).isEqualTo(code));
  }
}
