package dev.centrala.connectors.sandbox.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import dev.centrala.connectors.sandbox.CarrierFaults;
import dev.centrala.connectors.sandbox.CarrierFaults.Fault;
import dev.centrala.connectors.sandbox.CarrierFaults.LostWebhook;
import dev.centrala.connectors.sandbox.WireRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong with calls on request, as it does on the way to a real carrier. */
class VoiceFaultsTest {
  private static final PhoneNumber CALLEE = new PhoneNumber("+4930123456");

  private final VoiceFixture fixture = new VoiceFixture();
  private final TwimlServer app = fixture.app();
  private final TwilioRestClient client = fixture.sdk();
  private final CarrierFaults faults = fixture.carrier().faults();

  @AfterEach
  void close() {
    fixture.close();
  }

  private Call dial() {
    return Call.creator(
            CALLEE,
            new PhoneNumber(fixture.number()),
            new Twiml("<Response><Say>Hi</Say></Response>"))
        .setStatusCallback(app.url("/status"))
        .setStatusCallbackEvent(List.of("initiated", "ringing", "answered", "completed"))
        .create(client);
  }

  private List<String> reported(String field) {
    fixture.carrier().settle();
    return app.hits("/status").stream().map(hit -> hit.field(field)).toList();
  }

  @Test
  void callbacksComeTwiceWithOneToken() {
    faults.duplicateCallbacks(true);
    dial();

    assertThat(reported("CallStatus"))
        .containsExactly(
            "initiated",
            "initiated",
            "ringing",
            "ringing",
            "in-progress",
            "in-progress",
            "completed",
            "completed");
    assertThat(app.hits("/status").stream().map(TwimlServer.Hit::token).distinct()).hasSize(4);
  }

  @Test
  void callbacksOvertakeEachOther() {
    faults.shuffleCallbacks(true);
    for (int i = 0; i < 5; i++) {
      dial();
    }

    assertThat(reported("CallStatus"))
        .hasSize(20)
        .containsOnly("initiated", "ringing", "in-progress", "completed");
  }

  @Test
  void callbacksComeLate() {
    faults.delayCallbacks(Duration.ofSeconds(30));
    dial();
    assertThat(reported("CallStatus")).isEmpty();
    fixture.carrier().advance(Duration.ofSeconds(30));

    assertThat(reported("CallStatus"))
        .containsExactly("initiated", "ringing", "in-progress", "completed");
  }

  @Test
  void requestsFailOnceEach() {
    faults.next("POST /Calls.json", new Fault.TooManyRequests());
    assertThatThrownBy(this::dial).isInstanceOf(RuntimeException.class);
    faults.next("POST /Calls.json", new Fault.ServerError(503));
    assertThatThrownBy(this::dial).isInstanceOf(RuntimeException.class);
    assertThat(fixture.carrier().requests())
        .extracting(WireRequest::status)
        .containsExactly(429, 503);
    assertThat(fixture.carrier().requests().getFirst().answer()).contains("20429");
    assertThat(fixture.carrier().calls()).isEmpty();

    faults.next("POST /Calls.json", new Fault.DropAfterAccepting());
    assertThatThrownBy(this::dial).isInstanceOf(RuntimeException.class);
    assertThat(fixture.carrier().calls()).hasSize(1);
    assertThat(dial().getSid()).startsWith("CA");
  }

  @Test
  void theCarrierIsDownAndBackAgain() {
    faults.carrierDown(true);
    assertThatThrownBy(this::dial).isInstanceOf(RuntimeException.class);
    faults.clear();

    assertThat(dial().getSid()).startsWith("CA");
  }

  @Test
  void documentsAreLostOnEitherWay() {
    fixture
        .carrier()
        .configureNumber(fixture.number(), Map.of("VoiceFallbackUrl", app.url("/fallback")));
    app.on("/fallback", "<Say>Fallback</Say>");
    faults.loseNextDocument(LostWebhook.REQUEST);
    assertThat(fixture.callHearing("<Say>Hello</Say>").awaitOver().hear())
        .containsExactly("Fallback");
    assertThat(app.hits("/voice")).isEmpty();

    faults.loseNextDocument(LostWebhook.ANSWER);
    assertThat(fixture.callHearing("<Say>Hello</Say>").awaitOver().hear())
        .containsExactly("Fallback");
    assertThat(app.hits("/voice")).hasSize(1);
    assertThat(app.hits("/fallback").getLast().field("ErrorCode")).isEqualTo("11205");
  }
}
