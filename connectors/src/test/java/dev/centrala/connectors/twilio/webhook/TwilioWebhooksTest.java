package dev.centrala.connectors.twilio.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.connectors.sandbox.CarrierMedia;
import dev.centrala.connectors.sandbox.CarrierMessage;
import dev.centrala.connectors.sandbox.Reception;
import dev.centrala.connectors.sandbox.WebhookCall;
import dev.centrala.connectors.twilio.TwilioCounters.Event;
import dev.centrala.connectors.twilio.TwilioFixture;
import dev.centrala.connectors.twilio.control.MissedMessages;
import dev.centrala.connectors.twilio.numbers.TwilioProbe;
import dev.centrala.core.messaging.MessageStatus;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.tenant.ConnectionAccess;
import dev.centrala.core.tenant.ConnectionProbe.ProviderNumber;
import dev.centrala.core.tenant.WebhookState;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Row 9 of the attack list, and the carrier's habits, over real HTTP. */
class TwilioWebhooksTest {
  private static final String CUSTOMER = "+16465550103";

  private final TwilioFixture fixture = new TwilioFixture();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Recorder door = new Recorder();
  private final List<String> forgeries = Collections.synchronizedList(new ArrayList<>());
  private URI local;

  /** Stands where the core stands: knows a MessageSid again, and can be out. */
  private static final class Recorder implements MessageDoor {
    private final List<InboundSms> received = Collections.synchronizedList(new ArrayList<>());
    private final List<DeliveryReport> reported = Collections.synchronizedList(new ArrayList<>());
    private volatile int outages;

    @Override
    public void received(ConnectionAccess connection, InboundSms sms) {
      failIfOut();
      if (received.stream().noneMatch(known -> known.messageSid().equals(sms.messageSid()))) {
        received.add(sms);
      }
    }

    @Override
    public void reported(ConnectionAccess connection, DeliveryReport report) {
      failIfOut();
      reported.add(report);
    }

    private synchronized void failIfOut() {
      if (outages > 0) {
        outages--;
        throw new RefusedException(new Refusal.Unavailable("the database is down"));
      }
    }
  }

  @BeforeEach
  void listen() {
    int[] port = {0};
    TwilioWebhooks webhooks =
        new TwilioWebhooks(
            fixture.connections(),
            door,
            (connection, path) -> forgeries.add(path),
            fixture.counters());
    fixture
        .vertx()
        .deployVerticle(
            new AbstractVerticle() {
              @Override
              public void start(Promise<Void> started) {
                Router router = Router.router(vertx);
                webhooks.bind(router);
                vertx
                    .createHttpServer()
                    .requestHandler(router)
                    .listen(0, "127.0.0.1")
                    .onSuccess(server -> port[0] = server.actualPort())
                    .<Void>mapEmpty()
                    .onComplete(started);
              }
            },
            new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    local = URI.create("http://127.0.0.1:" + port[0]);
    fixture.webhooksAt(local);
    assertThat(
            new TwilioProbe(fixture.clients())
                .registerWebhooks(fixture.connection(), Channel.SMS, fixture.number()))
        .isEqualTo(WebhookState.REGISTERED);
  }

  @AfterEach
  void close() {
    fixture.close();
    http.close();
  }

  private Map<String, String> capturedForm() {
    Map<String, String> form = new TreeMap<>();
    form.put("ToCountry", "US");
    form.put("SmsMessageSid", "SM" + "1".repeat(32));
    form.put("NumMedia", "0");
    form.put("SmsStatus", "received");
    form.put("Body", "Where is my parcel? é€ 😀 & more=1");
    form.put("To", fixture.number());
    form.put("NumSegments", "1");
    form.put("MessageSid", "SM" + "1".repeat(32));
    form.put("AccountSid", fixture.accountSid());
    form.put("From", CUSTOMER);
    form.put("ApiVersion", "2010-04-01");
    return form;
  }

  private static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(e ->
            e.getKey() + "=" + java.net.URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String sign(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(TwilioFixture.TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String sign(String url, Map<String, String> form) {
    StringBuilder text = new StringBuilder(url);
    new TreeMap<>(form).forEach((name, value) -> text.append(name).append(value));
    return sign(text.toString());
  }

  private String messagesUrl() {
    return fixture.connection().webhookBaseUrl() + "/messages";
  }

  private int post(String url, String body, String signature, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!signature.isEmpty()) {
      request.header("X-Twilio-Signature", signature);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  private void assertForged(int status) {
    assertThat(status).isEqualTo(403);
    assertThat(door.received).isEmpty();
    assertThat(fixture.counted()).containsOnlyOnce(Event.WEBHOOK_FORGED);
  }

  @Test
  void aRightlySignedMessageIsTakenWhole() throws Exception {
    Map<String, String> form = capturedForm();

    assertThat(post(messagesUrl(), encode(form), sign(messagesUrl(), form))).isEqualTo(200);
    assertThat(door.received)
        .singleElement()
        .satisfies(sms -> {
          assertThat(sms.text()).isEqualTo(form.get("Body"));
          assertThat(sms.from()).isEqualTo(CUSTOMER);
          assertThat(sms.to()).isEqualTo(fixture.number());
        });
  }

  @Test
  void row9_aBadSignatureIs403WithACounterAndAnAuditLine() throws Exception {
    assertForged(post(messagesUrl(), encode(capturedForm()), sign("something else")));
    assertThat(forgeries).containsExactly("/messages");
  }

  @Test
  void row9_aMissingSignatureIs403() throws Exception {
    assertForged(post(messagesUrl(), encode(capturedForm()), ""));
  }

  @Test
  void row9_oneChangedByteOfTheBodyIs403() throws Exception {
    Map<String, String> form = capturedForm();
    String body = encode(form).replace("parcel", "parcem");

    assertForged(post(messagesUrl(), body, sign(messagesUrl(), form)));
  }

  @Test
  void row9_anAddedFieldIs403() throws Exception {
    Map<String, String> form = capturedForm();

    assertForged(post(messagesUrl(), encode(form) + "&Body=other", sign(messagesUrl(), form)));
  }

  @Test
  void row9_aChangedJsonBodyWithTheOldBodySha256Is403() throws Exception {
    String body = "{\"AccountSid\":\"" + fixture.accountSid() + "\",\"MessageSid\":\"x\"}";
    String hash =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
    String url = messagesUrl() + "?bodySHA256=" + hash;

    assertThat(post(url, body, sign(url), "Content-Type", "application/json"))
        .as("rightly signed, but not a message")
        .isEqualTo(400);
    assertForged(
        post(url, body.replace("\"x\"", "\"y\""), sign(url), "Content-Type", "application/json"));
  }

  @Test
  void row9_theSameWebhookTwiceIs2xxWithoutEffect() {
    Reception first = fixture.carrier().receiveSms(CUSTOMER, fixture.number(), "once");
    WebhookCall again = fixture.carrier().repeat(first).orElseThrow();

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.idempotencyToken()).isEqualTo(first.call().orElseThrow().idempotencyToken());
    assertThat(door.received).hasSize(1);
  }

  @Test
  void row9_theAccountSidOfAnotherTenantIs403() throws Exception {
    Map<String, String> form = capturedForm();
    form.put("AccountSid", "AC" + "9".repeat(32));

    assertForged(post(messagesUrl(), encode(form), sign(messagesUrl(), form)));
  }

  @Test
  void row9_forgedForwardingHeadersAreIgnored() throws Exception {
    Map<String, String> form = capturedForm();
    String elsewhere = messagesUrl().replace(local.toString(), "https://evil.test");
    String[] forged = {
      "X-Forwarded-Host", "evil.test", "X-Forwarded-Proto", "https", "Forwarded", "host=evil.test"
    };

    assertThat(post(messagesUrl(), encode(form), sign(messagesUrl(), form), forged)).isEqualTo(200);
    door.received.clear();
    assertForged(post(messagesUrl(), encode(form), sign(elsewhere, form), forged));
  }

  @Test
  void anUnknownConnectionLooksLikeABadSignature() throws Exception {
    String url = local + "/connect/twilio/" + ConnectionId.next() + "/messages";

    assertForged(post(url, encode(capturedForm()), sign(url, capturedForm())));
    assertThat(post(local + "/connect/twilio/x/messages", "", "y")).isEqualTo(403);
  }

  @Test
  void anOversizedBodyIs413() throws Exception {
    assertThat(post(messagesUrl(), "Body=" + "x".repeat(70_000), "y")).isEqualTo(413);
  }

  @Test
  void row22_whileTheDatabaseIsDownTheCarrierIsToldToComeBackAndDoes() {
    door.outages = 2;
    Reception reception = fixture.carrier().receiveSms(CUSTOMER, fixture.number(), "patience");

    assertThat(fixture.carrier().webhookCalls())
        .extracting(WebhookCall::status)
        .containsExactly(503, 503, 200);
    assertThat(fixture.carrier().webhookCalls())
        .extracting(WebhookCall::idempotencyToken)
        .containsOnly(reception.call().orElseThrow().idempotencyToken());
    assertThat(door.received).hasSize(1);
  }

  @Test
  void row22_afterTheRetriesTheFallbackAddressIsTried() {
    door.outages = 4;
    fixture.carrier().receiveSms(CUSTOMER, fixture.number(), "patience");

    assertThat(fixture.carrier().webhookCalls().getLast().url()).endsWith("/messages?fallback=1");
    assertThat(fixture.carrier().webhookCalls().getLast().status()).isEqualTo(200);
    assertThat(door.received).hasSize(1);
  }

  @Test
  void row22_whatWasMissedIsFetchedAfterwardsAndOnce() {
    door.outages = 8;
    fixture.carrier().receiveSms(CUSTOMER, fixture.number(), "first, missed");
    door.outages = 0;
    fixture.carrier().receiveSms(CUSTOMER, fixture.number(), "second, in time");
    CarrierMedia picture = CarrierMedia.of("image/png", new byte[] {1});
    fixture.carrier().configureNumber(fixture.number(), Map.of("SmsUrl", ""));
    fixture.carrier().receiveSms(CUSTOMER, fixture.number(), "third, missed", picture);

    MissedMessages missed = new MissedMessages(fixture.clients(), door, fixture.counters());
    int found =
        missed.fetch(fixture.connection(), fixture.number(), Instant.now().minusSeconds(60));

    assertThat(found).isEqualTo(3);
    assertThat(door.received)
        .extracting(InboundSms::text)
        .containsExactly("second, in time", "first, missed", "third, missed");
    assertThat(door.received.getLast().media())
        .singleElement()
        .satisfies(media -> assertThat(media.contentType()).isEqualTo("image/png"));
  }

  @Test
  void mediaAndOptOutTypeAreRead() {
    fixture
        .carrier()
        .setOptOut(
            fixture.accountSid(), dev.centrala.connectors.sandbox.CarrierAccount.OptOut.ADVANCED);
    CarrierMedia picture = CarrierMedia.of("image/png", new byte[] {1, 2});
    fixture.carrier().receiveSms(CUSTOMER, fixture.number(), "stop", picture);

    assertThat(door.received.getFirst().optOutType()).isEqualTo("STOP");
    assertThat(door.received.getFirst().media().getFirst().url().toString())
        .startsWith(fixture.carrier().baseUrl().toString());
    assertThat(fixture.carrier().sentMessages())
        .as("the carrier answers, we do not")
        .singleElement()
        .extracting(CarrierMessage::status)
        .isEqualTo("delivered");
  }

  @Test
  void statusCallbacksComeTwiceAndBackwardsAndCarryOurId() {
    fixture.carrier().faults().duplicateCallbacks(true).reverseCallbacks(true);
    fixture.carrier().faults().deliveryEnds(CUSTOMER, "undelivered", 30005);
    com.twilio.rest.api.v2010.account.Message.creator(
            new com.twilio.type.PhoneNumber(CUSTOMER),
            new com.twilio.type.PhoneNumber(fixture.number()),
            "hello")
        .setStatusCallback(
            fixture.connection().webhookBaseUrl() + "/messages/status?message=m-1#rc=1")
        .create(fixture.sdk());
    fixture.carrier().settle();

    assertThat(door.reported)
        .extracting(DeliveryReport::twilioStatus)
        .containsExactly(
            "undelivered", "undelivered", "sent", "sent", "sending", "sending", "queued", "queued");
    assertThat(door.reported).extracting(DeliveryReport::ownMessageId).containsOnly("m-1");
    assertThat(door.reported.getFirst().errorCode()).isEqualTo("30005");
    assertThat(door.reported.getFirst().status()).hasValue(MessageStatus.FAILED);
    assertThat(
            door.reported.stream()
                .map(report -> report.status().orElseThrow())
                .reduce(MessageStatus.PENDING, (now, next) -> now.mayBecome(next) ? next : now))
        .as("whatever the order, the terminal state stays")
        .isEqualTo(MessageStatus.FAILED);
  }

  @Test
  void setUpListsNumbersAndTestsTheAccount() {
    TwilioProbe probe = new TwilioProbe(fixture.clients());

    assertThat(probe.test(fixture.connection()).ok()).isTrue();
    assertThat(probe.numbers(fixture.connection()))
        .extracting(ProviderNumber::number)
        .containsExactly(fixture.number());
    assertThat(probe.registerWebhooks(fixture.connection(), Channel.SMS, "+12025550199").state())
        .isEqualTo(WebhookState.State.FAILED);
    fixture.carrier().openAccount(fixture.accountSid(), "another token");
    assertThat(probe.test(fixture.connection()).ok()).isFalse();
    assertThat(probe.test(fixture.connection()).detail()).contains("does not accept");
  }
}
