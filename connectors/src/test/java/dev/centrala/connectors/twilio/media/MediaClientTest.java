package dev.centrala.connectors.twilio.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.connectors.sandbox.CarrierMedia;
import dev.centrala.connectors.sandbox.Reception;
import dev.centrala.connectors.twilio.TwilioApi;
import dev.centrala.connectors.twilio.TwilioFixture;
import dev.centrala.connectors.twilio.webhook.InboundSms;
import dev.centrala.core.messaging.Attachment;
import dev.centrala.core.shared.Turns;
import dev.centrala.core.tenant.ConnectionAccess;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaClientTest {
  private final TwilioFixture fixture = new TwilioFixture();
  private final MediaClient client = new MediaClient(Duration.ofSeconds(10));

  @AfterEach
  void close() {
    client.close();
    fixture.close();
  }

  private FetchedMedia fetch(String type, byte[] content) {
    Reception reception =
        fixture
            .carrier()
            .receiveSms("+16465550104", fixture.number(), "", CarrierMedia.of(type, content));
    return client.fetch(fixture.connection(), URI.create(reception.form().get("MediaUrl0")));
  }

  @Test
  void fetchesWithTheConnectionsCredentials() {
    assertThat(fetch("image/png", new byte[] {1, 2, 3}))
        .isInstanceOfSatisfying(
            FetchedMedia.Content.class,
            content -> {
              assertThat(content.contentType()).isEqualTo("image/png");
              assertThat(content.bytes()).containsExactly(1, 2, 3);
            });
  }

  @Test
  void leavesOutWhatIsTooLargeOrOfAnUnwantedKind() {
    int tooLarge = Math.toIntExact(Attachment.LARGEST_BYTES + 1);

    assertThat(List.of(fetch("image/png", new byte[tooLarge]), fetch("text/html", new byte[] {1})))
        .hasOnlyElementsOfType(FetchedMedia.LeftOut.class);
  }

  @Test
  void aGoneFileIsLeftOutAndAnUnreachableProviderIsTriedAgain() {
    URI gone =
        URI.create(
            "%s/2010-04-01/Accounts/%s/Messages/MM1/Media/ME1"
                .formatted(fixture.carrier().baseUrl(), fixture.accountSid()));

    assertThat(client.fetch(fixture.connection(), gone)).isInstanceOf(FetchedMedia.LeftOut.class);
    fixture.carrier().close();
    assertThat(client.fetch(fixture.connection(), gone)).isInstanceOf(FetchedMedia.NotNow.class);
  }

  @Test
  void whatTheProviderRefusesIsLeftOut() {
    ConnectionAccess own = fixture.connection();
    ConnectionAccess withOldToken =
        new ConnectionAccess(
            own.tenant(),
            own.connection(),
            own.account(),
            "old",
            own.apiBaseUrl(),
            own.webhookBaseUrl());
    URI any = URI.create(TwilioApi.baseUrl(own) + "/2010-04-01/Accounts/" + own.account() + "/x");

    assertThat(client.fetch(withOldToken, any))
        .isEqualTo(new FetchedMedia.LeftOut("the provider refused it, with 401"));
  }

  /** Its message comes again, and those behind it do not wait. */
  @Test
  void aFileThatIsNotThereNowIsNoOutage() {
    InboundMedia media = new InboundMedia(client, null, null);
    Reception reception =
        fixture
            .carrier()
            .receiveSms(
                "+16465550104", fixture.number(), "", CarrierMedia.of("image/png", new byte[1]));
    URI file = URI.create(reception.form().get("MediaUrl0"));
    fixture.carrier().close();

    assertThatThrownBy(() ->
            media.take(fixture.connection(), List.of(new InboundSms.Media(file, "image/png"))))
        .isInstanceOf(FileNotNowException.class)
        .satisfies(failed -> assertThat(Turns.isOutage(failed)).isFalse());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/x",
        "http://169.254.169.254/latest",
        "https://api.twilio.com.evil.test/x",
        "https://media.twiliocdn.com/x",
        "file:///etc/passwd",
        "relative"
      })
  void goesNowhereButToTheProvider(String url) {
    assertThat(client.fetch(fixture.connection(), URI.create(url)))
        .isEqualTo(new FetchedMedia.LeftOut("it does not come from the provider"));
  }
}
