package dev.centrala.connectors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.Account;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.message.Media;
import com.twilio.type.PhoneNumber;
import dev.centrala.connectors.twilio.TwilioFixture;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The SDK's own classes read every answer of the sandbox, and both sides fit Twilio's public
 * description of its API.
 */
class SandboxApiTest {
  private static final String CUSTOMER = "+16465550101";
  private static final ApiDescription DESCRIPTION = new ApiDescription();

  private final TwilioFixture fixture = new TwilioFixture();
  private final SandboxCarrier carrier = fixture.carrier();
  private TwilioRestClient client;

  @BeforeEach
  void connect() {
    client = fixture.sdk();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void assertWireFitsDescription() {
    assertThat(carrier.requests()).isNotEmpty();
    for (WireRequest request : carrier.requests()) {
      assertThat(DESCRIPTION.deviations(request)).as(request.path()).isEmpty();
    }
  }

  private Message send(String text) {
    return Message.creator(new PhoneNumber(CUSTOMER), new PhoneNumber(fixture.number()), text)
        .create(client);
  }

  @Test
  void createsAndFetchesMessages() {
    Message created = send("hello");
    carrier.settle();
    Message fetched = Message.fetcher(created.getSid()).fetch(client);

    assertThat(created.getSid()).matches("SM[0-9a-f]{32}");
    assertThat(created.getStatus()).isEqualTo(Message.Status.QUEUED);
    assertThat(fetched.getStatus()).isEqualTo(Message.Status.DELIVERED);
    assertThat(fetched.getDateSent()).isNotNull();
    assertThat(fetched.getNumSegments()).isEqualTo("1");
    assertWireFitsDescription();
  }

  @Test
  void listsMessagesPageByPageNewestFirst() {
    for (int i = 0; i < 7; i++) {
      send("text " + i);
    }
    carrier.settle();
    List<String> bodies = new ArrayList<>();
    Message.reader()
        .setTo(new PhoneNumber(CUSTOMER))
        .setFrom(new PhoneNumber(fixture.number()))
        .setDateSentAfter(java.time.ZonedDateTime.now().minusMinutes(1))
        .pageSize(3)
        .read(client)
        .forEach(message -> bodies.add(message.getBody()));

    assertThat(bodies)
        .containsExactly("text 6", "text 5", "text 4", "text 3", "text 2", "text 1", "text 0");
    assertThat(carrier.requests()).filteredOn(r -> r.method().equals("GET")).hasSize(3);
    assertWireFitsDescription();
  }

  @Test
  void filtersListsByAddressAndDate() {
    send("one");
    carrier.receiveSms(CUSTOMER, fixture.number(), "two");
    carrier.settle();

    assertThat(Message.reader().setTo(new PhoneNumber(fixture.number())).read(client))
        .extracting(Message::getBody)
        .containsExactly("two");
    assertThat(
            Message.reader()
                .setDateSentAfter(java.time.ZonedDateTime.now().plusHours(1))
                .read(client))
        .isEmpty();
    assertWireFitsDescription();
  }

  @Test
  void keepsMediaUntilItIsDeleted() {
    CarrierMedia picture = CarrierMedia.of("image/png", new byte[] {1, 2, 3});
    Reception reception = carrier.receiveSms(CUSTOMER, fixture.number(), "look", picture);
    String sid = reception.message().sid();

    List<Media> media = new ArrayList<>();
    Media.reader(sid).read(client).forEach(media::add);
    assertThat(media).singleElement().extracting(Media::getContentType).isEqualTo("image/png");
    assertThat(Media.fetcher(sid, media.getFirst().getSid()).fetch(client).getParentSid())
        .isEqualTo(sid);
    assertThat(Media.deleter(sid, media.getFirst().getSid()).delete(client)).isTrue();
    assertThat(Media.reader(sid).read(client)).isEmpty();
    assertThat(sid).startsWith("MM");
    assertWireFitsDescription();
  }

  @Test
  void listsAndUpdatesNumbers() {
    IncomingPhoneNumber number = IncomingPhoneNumber.reader().read(client).iterator().next();
    assertThat(number.getPhoneNumber().getEndpoint()).isEqualTo(fixture.number());
    assertThat(number.getCapabilities().getSms()).isTrue();

    IncomingPhoneNumber updated =
        IncomingPhoneNumber.updater(number.getSid())
            .setSmsUrl("https://example.test/in#rc=3&rp=all")
            .setSmsFallbackUrl("https://example.test/fallback")
            .update(client);
    assertThat(updated.getSmsUrl()).isEqualTo(URI.create("https://example.test/in#rc=3&rp=all"));
    assertThat(IncomingPhoneNumber.fetcher(number.getSid()).fetch(client).getSmsFallbackUrl())
        .isEqualTo(URI.create("https://example.test/fallback"));
    assertWireFitsDescription();
  }

  @Test
  void fetchesTheAccount() {
    Account account = Account.fetcher(fixture.accountSid()).fetch(client);

    assertThat(account.getStatus()).isEqualTo(Account.Status.ACTIVE);
    assertWireFitsDescription();
  }

  @Test
  void refusesWithTwiliosCodes() {
    assertCode(20003, 401, () -> Account.fetcher(fixture.accountSid()).fetch(fixture.sdk("wrong")));
    assertCode(20404, 404, () -> Message.fetcher("SM" + "0".repeat(32)).fetch(client));
    assertCode(20404, 404, () -> Account.fetcher("AC" + "9".repeat(32)).fetch(client));
    assertCode(
        21211,
        400,
        () ->
            Message.creator(new PhoneNumber("12"), new PhoneNumber(fixture.number()), "x")
                .create(client));
    assertCode(
        21606,
        400,
        () ->
            Message.creator(new PhoneNumber(CUSTOMER), new PhoneNumber("+15005550009"), "x")
                .create(client));
    assertCode(21602, 400, () -> send(""));
    assertCode(21617, 400, () -> send("x".repeat(1601)));
    carrier.receiveSms(CUSTOMER, fixture.number(), "STOP");
    assertCode(21610, 400, () -> send("hello?"));
  }

  private static void assertCode(int code, int status, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> {
              assertThat(refused.getCode()).isEqualTo(code);
              assertThat(refused.getStatusCode()).isEqualTo(status);
              assertThat(refused.getMoreInfo()).endsWith("/" + code);
            });
  }

  @Test
  void theDemoOpensAccountsAndRemembersThem(@TempDir Path directory) {
    Vertx vertx = Vertx.vertx();
    SandboxOptions options =
        new SandboxOptions(
            "127.0.0.1",
            0,
            true,
            Duration.ZERO,
            directory.resolve("s.json"),
            InstantSource.system());
    String sid = "AC" + "b".repeat(32);
    String first;
    try (SandboxCarrier demo = SandboxCarrier.start(vertx, options)) {
      TwilioRestClient opener = TwilioFixture.sdk(sid, "any", demo.baseUrl());
      IncomingPhoneNumber number = IncomingPhoneNumber.reader().read(opener).iterator().next();
      first = number.getPhoneNumber().getEndpoint();
      IncomingPhoneNumber.updater(number.getSid()).setSmsUrl("https://a.test/in").update(opener);
    }
    try (SandboxCarrier demo = SandboxCarrier.start(vertx, options)) {
      assertThat(demo.number(first).orElseThrow().setting("SmsUrl")).isEqualTo("https://a.test/in");
      assertCode(
          20003,
          401,
          () -> Account.fetcher(sid).fetch(TwilioFixture.sdk(sid, "other", demo.baseUrl())));
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
