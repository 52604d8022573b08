package dev.centrala.connectors.sandbox.voice;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.http.TwilioRestClient;
import dev.centrala.connectors.sandbox.ApiDescription;
import dev.centrala.connectors.sandbox.SandboxCarrier;
import dev.centrala.connectors.sandbox.WireRequest;
import dev.centrala.connectors.twilio.TwilioFixture;
import java.util.Map;

/** A carrier whose time stands still, with one number, and an application behind that number. */
final class VoiceFixture implements AutoCloseable {
  static final String CALLER = "+16465550101";

  private static final ApiDescription DESCRIPTION = new ApiDescription();

  private final TwilioFixture twilio = new TwilioFixture();
  private final TwimlServer app = new TwimlServer(twilio.vertx(), TwilioFixture.TOKEN);

  VoiceFixture() {
    carrier()
        .configureNumber(
            number(),
            Map.of(
                "VoiceUrl", app.url("/voice"),
                "VoiceFallbackUrl", "",
                "StatusCallback", app.url("/status")));
    app.on("/status", hit -> new TwimlServer.Reply(204, "text/plain", ""));
  }

  SandboxCarrier carrier() {
    return twilio.carrier();
  }

  TwimlServer app() {
    return app;
  }

  String number() {
    return twilio.number();
  }

  String accountSid() {
    return twilio.accountSid();
  }

  TwilioRestClient sdk() {
    return twilio.sdk();
  }

  String authToken() {
    return TwilioFixture.TOKEN;
  }

  /** Everything that went over the REST API, and every answer, fits Twilio's description. */
  void assertWireFitsDescription() {
    for (WireRequest request : carrier().requests()) {
      if (request.status() < 400 && request.path().endsWith(".json")) {
        assertThat(DESCRIPTION.deviations(request)).as(request.path()).isEmpty();
      }
    }
  }

  SimCall call() {
    return carrier().call(CALLER, number());
  }

  /** Calls a number whose first document holds these verbs. */
  SimCall callHearing(String verbs) {
    app.on("/voice", verbs);
    return call();
  }

  @Override
  public void close() {
    app.close();
    twilio.close();
  }
}
