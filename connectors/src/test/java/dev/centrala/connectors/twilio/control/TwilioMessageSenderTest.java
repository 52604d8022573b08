package dev.centrala.connectors.twilio.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.connectors.sandbox.CarrierFaults.Fault;
import dev.centrala.connectors.sandbox.CarrierMessage;
import dev.centrala.connectors.sandbox.WireRequest;
import dev.centrala.connectors.twilio.TwilioCounters.Event;
import dev.centrala.connectors.twilio.TwilioFixture;
import dev.centrala.core.messaging.Author;
import dev.centrala.core.messaging.Dispatch;
import dev.centrala.core.messaging.Message;
import dev.centrala.core.messaging.MessageSender.LookUp;
import dev.centrala.core.messaging.MessageStatus;
import dev.centrala.core.messaging.SendResult;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.MessageId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.ThreadId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each answer the API can give, over the wire, and what is made of it. */
class TwilioMessageSenderTest {
  private static final String CUSTOMER = "+16465550102";

  private final TwilioFixture fixture = new TwilioFixture();
  private final Set<String> known = new HashSet<>();
  private final TwilioMessageSender sender = sender(fixture.clients());

  private TwilioMessageSender sender(TwilioClients clients) {
    return new TwilioMessageSender(
        fixture.connections(),
        clients,
        (connection, attachment) -> URI.create("http://media.test/" + attachment.id()),
        (tenant, sid) -> known.contains(sid),
        fixture.counters());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private Dispatch dispatch(String text) {
    return dispatch(text, CUSTOMER);
  }

  private Dispatch dispatch(String text, String to) {
    Message message =
        new Message(
            MessageId.next(),
            InteractionId.next(),
            ThreadId.next(),
            false,
            Author.SYSTEM,
            text,
            List.of(),
            null,
            MessageStatus.PENDING,
            null,
            null,
            0,
            Instant.now());
    return new Dispatch(
        message, fixture.connection().connection(), fixture.number(), to, 0, false, Instant.now());
  }

  private SendResult send(Dispatch dispatch) {
    return sender.send(fixture.connection().tenant(), dispatch);
  }

  private Optional<LookUp> lookUp(Dispatch dispatch) {
    return sender.lookUp(fixture.connection().tenant(), dispatch);
  }

  private long sendRequests() {
    return fixture.carrier().requests().stream().filter(r -> r.method().equals("POST")).count();
  }

  @Test
  void sendsThroughTheSdkToTheConnectionsOwnBaseUrl() {
    Dispatch dispatch = dispatch("hello €");
    SendResult result = send(dispatch);

    WireRequest request = fixture.carrier().requests().getFirst();
    assertThat(result)
        .isEqualTo(new SendResult.Accepted(fixture.carrier().sentMessages().getFirst().sid(), 1));
    assertThat(request.field("Body")).isEqualTo("hello €");
    assertThat(request.field("From")).isEqualTo(fixture.number());
    assertThat(request.field("To")).isEqualTo(CUSTOMER);
    assertThat(request.field("StatusCallback"))
        .startsWith(fixture.connection().webhookBaseUrl() + "/messages/status?message=")
        .contains(dispatch.message().id().toString())
        .contains("rc=3");
    assertThat(fixture.counted()).containsExactly(Event.SEND_ACCEPTED);
  }

  @Test
  void aLongTextIsCountedInSegments() {
    assertThat(send(dispatch("a".repeat(307))))
        .isInstanceOfSatisfying(
            SendResult.Accepted.class, accepted -> assertThat(accepted.segments()).isEqualTo(3));
  }

  @Test
  void aVerdictIsFinal() {
    fixture.carrier().receiveSms(CUSTOMER, fixture.number(), "stop");

    assertThat(send(dispatch("hello")))
        .isInstanceOfSatisfying(
            SendResult.Unsubscribed.class,
            stopped -> assertThat(stopped.code()).isEqualTo("21610"));
    assertThat(send(dispatch("hello", "+123")))
        .isInstanceOfSatisfying(
            SendResult.Refused.class, refused -> assertThat(refused.code()).isEqualTo("21211"));
  }

  @Test
  void throttlingIsSafeToRepeatLater() {
    fixture.carrier().faults().nextSend(new Fault.TooManyRequests());

    assertThat(send(dispatch("hello"))).isInstanceOf(SendResult.TryLater.class);
    assertThat(fixture.carrier().sentMessages()).isEmpty();
    assertThat(sendRequests()).isEqualTo(1);
    assertThat(fixture.counted()).containsExactly(Event.SEND_THROTTLED);
  }

  @Test
  void aServerErrorIsUnknownAndNotRepeatedByTheSdk() {
    fixture.carrier().faults().nextSend(new Fault.ServerError(503));
    Dispatch dispatch = dispatch("hello");

    assertThat(send(dispatch)).isInstanceOf(SendResult.Unknown.class);
    assertThat(sendRequests()).isEqualTo(1);
    assertThat(lookUp(dispatch)).hasValue(new LookUp.NotThere());
  }

  @Test
  void aLostAnswerIsUnknownAndTheLookUpFindsTheMessage() {
    fixture.carrier().faults().nextSend(new Fault.DropAfterAccepting());
    Dispatch dispatch = dispatch("hello");

    assertThat(send(dispatch)).isInstanceOf(SendResult.Unknown.class);
    assertThat(fixture.carrier().sentMessages()).hasSize(1);
    assertThat(lookUp(dispatch))
        .hasValue(new LookUp.Found(fixture.carrier().sentMessages().getFirst().sid(), 1));
    assertThat(fixture.counted()).containsExactly(Event.SEND_UNKNOWN, Event.SEND_LOOKED_UP);
  }

  @Test
  void aLostRequestIsUnknownAndTheLookUpFindsNothing() {
    fixture.carrier().faults().nextSend(new Fault.DropBeforeAccepting());
    Dispatch dispatch = dispatch("hello");

    assertThat(send(dispatch)).isInstanceOf(SendResult.Unknown.class);
    assertThat(lookUp(dispatch)).hasValue(new LookUp.NotThere());
  }

  @Test
  void aLateAnswerIsUnknown() {
    lookUp(dispatch("warm up"));
    fixture.carrier().faults().nextSend(new Fault.Slow(Duration.ofSeconds(3)));
    try (TwilioClients impatient = new TwilioClients(Duration.ofMillis(500))) {
      assertThat(sender(impatient).send(fixture.connection().tenant(), dispatch("hello")))
          .isInstanceOf(SendResult.Unknown.class);
    }
  }

  @Test
  void anEarlierMessageWithTheSameTextIsNotTakenForTheMissingOne() {
    assertThat(send(dispatch("ok"))).isInstanceOf(SendResult.Accepted.class);
    known.add(fixture.carrier().sentMessages().getFirst().sid());
    fixture.carrier().faults().nextSend(new Fault.DropBeforeAccepting());
    Dispatch second = dispatch("ok");

    assertThat(send(second)).isInstanceOf(SendResult.Unknown.class);
    assertThat(lookUp(second)).hasValue(new LookUp.NotThere());
  }

  @Test
  void twoCandidatesAreAmbiguousAndCounted() {
    Dispatch dispatch = dispatch("ok");
    send(dispatch);
    send(dispatch);

    assertThat(lookUp(dispatch)).isEmpty();
    assertThat(fixture.counted()).contains(Event.SEND_AMBIGUOUS);
  }

  @Test
  void aLookUpThatFailsSaysNothing() {
    fixture.carrier().faults().next("GET /Messages.json", new Fault.ServerError(500));

    assertThat(lookUp(dispatch("hello"))).isEmpty();
  }

  @Test
  void anUnreachableProviderHasCertainlyNotTakenIt() {
    fixture.carrier().close();

    // A connection that was kept open may break under the first request: that is doubt, not
    // refusal.
    SendResult result = send(dispatch("hello"));
    for (int i = 0; i < 5 && result instanceof SendResult.Unknown; i++) {
      result = send(dispatch("hello"));
    }
    assertThat(result).isInstanceOf(SendResult.TryLater.class);
  }

  @Test
  void anotherTenantsConnectionIsNotUsed() {
    Dispatch dispatch = dispatch("hello");

    assertThat(sender.send(TenantId.next(), dispatch))
        .isInstanceOfSatisfying(
            SendResult.Refused.class, r -> assertThat(r.code()).isEqualTo("noConnection"));
    assertThat(fixture.carrier().sentMessages()).isEmpty();
  }

  @Test
  void aRemovedConnectionRefuses() {
    Dispatch known = dispatch("hello");
    Dispatch gone =
        new Dispatch(
            known.message(),
            ConnectionId.next(),
            known.from(),
            known.to(),
            0,
            false,
            Instant.now());

    assertThat(send(gone)).isInstanceOf(SendResult.Refused.class);
  }

  @Test
  void statusCallbacksReachAnAddressOfOurs() {
    send(dispatch("hello"));
    fixture.carrier().settle();

    assertThat(fixture.carrier().sentMessages())
        .extracting(CarrierMessage::status)
        .containsExactly("delivered");
    assertThat(fixture.carrier().webhookCalls())
        .allSatisfy(call -> assertThat(call.url()).doesNotContain("#"));
  }
}
