package dev.centrala.connectors.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import dev.centrala.connectors.sandbox.voice.CallStatus;
import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.connectors.twilio.TwilioFixture;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page with telephones, over HTTP as a browser asks it. */
class CallPageTest {
  private static final String CALLER = "+16465550101";
  private static final String TWIML =
      "<Response><Gather input='dtmf speech' timeout='60'><Say>Press one</Say></Gather></Response>";

  private final TwilioFixture fixture = new TwilioFixture();
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer app =
      fixture
          .vertx()
          .createHttpServer()
          .requestHandler(
              request -> request.response().putHeader("Content-Type", "text/xml").end(TWIML))
          .listen(0, "127.0.0.1")
          .toCompletionStage()
          .toCompletableFuture()
          .join();

  CallPageTest() {
    fixture
        .carrier()
        .configureNumber(
            fixture.number(), Map.of("VoiceUrl", "http://127.0.0.1:" + app.actualPort() + "/"));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String path) {
    try {
      return http.send(
          request.uri(URI.create(fixture.carrier().baseUrl() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder().GET(), path);
  }

  private HttpResponse<String> post(String path, JsonObject body) {
    return send(
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.encode())),
        "/sandbox/api/voice" + path);
  }

  private JsonObject newest() {
    return new JsonObject(get("/sandbox/api/voice/calls").body())
        .getJsonArray("items")
        .getJsonObject(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sandbox/calls",
        "/sandbox/calls.css",
        "/sandbox/calls.js",
        "/sandbox/calls-phone.js",
        "/sandbox/calls-words.js"
      })
  void theFilesAllowNothingFromElsewhere(String path) {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'self'");
    assertThat(answer.body()).doesNotContain("style=", "onclick=");
  }

  @Test
  void dialsHearsPressesSpeaksAndHangsUp() {
    HttpResponse<String> dialed =
        post("/calls", new JsonObject().put("from", CALLER).put("to", fixture.number()));
    assertThat(dialed.statusCode()).isEqualTo(201);
    String sid = new JsonObject(dialed.body()).getString("sid");
    SimCall call = fixture.carrier().phone(CALLER).calls().getFirst().awaitAsked();

    assertThat(newest().getBoolean("takesKeys")).isTrue();
    assertThat(newest().getJsonArray("lines").getJsonObject(0).getString("text"))
        .isEqualTo("Press one");
    assertThat(post("/calls/" + sid + "/keys", new JsonObject().put("keys", "1#")).statusCode())
        .isEqualTo(204);
    call.awaitAsked();
    assertThat(post("/calls/" + sid + "/words", new JsonObject().put("words", "Hi")).statusCode())
        .isEqualTo(204);
    assertThat(newest().getJsonArray("lines").stream().map(line -> ((JsonObject) line)))
        .filteredOn(line -> line.getBoolean("mine"))
        .extracting(line -> line.getString("text"))
        .containsExactly("1#", "Hi");
    assertThat(post("/calls/" + sid + "/hangUp", new JsonObject()).statusCode()).isEqualTo(204);
    assertThat(call.state()).isEqualTo(CallStatus.COMPLETED);
    assertThat(post("/calls/" + sid + "/keys", new JsonObject().put("keys", "1")).statusCode())
        .isEqualTo(409);
  }

  @Test
  void ringsAndIsAnsweredOrDeclined() {
    for (String verb : List.of("answer", "decline")) {
      post("/phones", new JsonObject().put("address", CALLER).put("manner", "rings"));
      Call.creator(new PhoneNumber(CALLER), new PhoneNumber(fixture.number()), new Twiml(TWIML))
          .create(fixture.sdk());
      SimCall ringing = fixture.carrier().phone(CALLER).awaitCall();
      assertThat(newest().getString("status")).isEqualTo("ringing");
      assertThat(newest().getBoolean("dialedHere")).isFalse();
      post("/calls/" + ringing.sid() + "/" + verb, new JsonObject());

      assertThat(ringing.state())
          .isEqualTo(verb.equals("answer") ? CallStatus.IN_PROGRESS : CallStatus.BUSY);
    }
  }

  @Test
  void refusesWhatIsNoTelephone() {
    assertThat(
            post("/calls", new JsonObject().put("from", "me").put("to", fixture.number()))
                .statusCode())
        .isEqualTo(400);
    assertThat(
            post("/calls", new JsonObject().put("from", CALLER).put("to", "+19999999999"))
                .statusCode())
        .isEqualTo(400);
    assertThat(
            post("/phones", new JsonObject().put("address", CALLER).put("manner", "sings"))
                .statusCode())
        .isEqualTo(400);
    assertThat(post("/calls/CA1/hangUp", new JsonObject()).statusCode()).isEqualTo(404);
    assertThat(
            send(
                    HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString("{}")),
                    "/sandbox/api/voice/calls")
                .statusCode())
        .isEqualTo(400);
  }
}
