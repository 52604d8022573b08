package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.CarrierAccount;
import dev.centrala.connectors.sandbox.CarrierMedia;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pictures and other files of text messages, both ways; and what the carrier refuses or forges. */
class MediaTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private static final byte[] PNG =
      HexFormat.of()
          .parseHex(
              "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
                  + "0000000d4944415478da63fcffff3f030005fe02fea72d9a9a0000000049454e44ae426082");
  private static final byte[] SVG =
      bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
  private static final byte[] HTML = bytes("<!doctype html><html><script>alert(1)</script></html>");

  private Shop shop;
  private Line line;
  private Agent ana;
  private Wire desk;
  private String customer;
  private Instant opening;
  private Instant shown;

  @BeforeEach
  void open() {
    shop = BUSINESS.shop();
    line = shop.anyLine(BUSINESS.carrier());
    ana = shop.agent("ana");
    opening = Instant.now();
    desk = ana.available();
    shown = Instant.now();
    customer = Line.customer();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private String arrive(String words, CarrierMedia... media) {
    assertThat(
            BUSINESS
                .carrier()
                .receiveSms(customer, line.number(), words, media)
                .call()
                .orElseThrow()
                .status())
        .isEqualTo(200);
    String interaction = shop.onlyInteractionOf(customer);
    JsonNode offer = desk.awaitOffer(interaction);
    desk.done("acceptOffer", Map.of("offerId", offer.path("offerId").asText()));
    return interaction;
  }

  private JsonNode say(String interaction, String text, List<String> files) {
    return desk.command(
        "sendMessage",
        Map.of(
            "interactionId",
            interaction,
            "clientMessageId",
            UUID.randomUUID().toString(),
            "text",
            text,
            "attachments",
            files));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void row18_whatCustomersAttachIsTakenWithinLimitsAndNeverShownInline() {
    byte[] tooLarge = new byte[10 * 1024 * 1024 + 1];
    System.arraycopy(PNG, 0, tooLarge, 0, PNG.length);
    String interaction =
        arrive(
            "See here",
            CarrierMedia.of("image/png", PNG),
            CarrierMedia.of("image/svg+xml", SVG),
            CarrierMedia.of("image/png", HTML),
            CarrierMedia.of("text/html", HTML),
            CarrierMedia.of("image/png", tooLarge));
    JsonNode message = shop.messages(interaction).getFirst();
    List<byte[]> expected = List.of(PNG, SVG, HTML);
    List<String> types = new ArrayList<>();
    assertThat(message.path("attachments")).hasSize(3);
    for (int i = 0; i < expected.size(); i++) {
      String id = message.at("/attachments/" + i + "/id").asText();
      HttpResponse<byte[]> file = ana.api().download("/api/v1/attachments/" + id + "/content");
      assertThat(file.statusCode()).isEqualTo(200);
      assertThat(file.body()).isEqualTo(expected.get(i));
      assertThat(header(file, "Content-Disposition")).startsWith("attachment");
      assertThat(header(file, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(file, "Content-Security-Policy")).contains("sandbox");
      types.add(message.at("/attachments/" + i + "/contentType").asText());
    }
    assertThat(types.getFirst()).isEqualTo("image/png");
    assertThat(types.get(2)).as("the true type of HTML named PNG").isNotEqualTo("image/png");
    String timeline = shop.timeline(interaction).toString();
    assertThat(timeline).contains("left out: it is too large");
    assertThat(timeline).contains("left out: it is of a kind that is not taken");
    assertThat(shop.usage("storage.bytes").orElseThrow().path("quantity").asText())
        .startsWith(Integer.toString(PNG.length + SVG.length + HTML.length));
  }

  @Test
  void whatAgentsAttachIsFetchedUnderASignedAddressThatNobodyElseCanMake() {
    String interaction = arrive("A picture, please");
    String file = ana.api().upload("map.png", PNG);
    String words = "Here " + UUID.randomUUID();
    assertThat(say(interaction, words, List.of(file)).path("type").asText())
        .isEqualTo("commandDone");
    String link =
        Await.value(
            "the send",
            () ->
                BUSINESS.carrier().requests().stream()
                    .filter(r -> r.field("Body").equals(words))
                    .map(r -> r.field("MediaUrl"))
                    .findFirst());
    desk.await(
        "message",
        f ->
            f.at("/message/text").asText().equals(words)
                && f.at("/message/status").asText().equals("delivered"));
    Api anybody = BUSINESS.anybody();
    HttpResponse<byte[]> right = anybody.download(link);
    assertThat(right.statusCode()).isEqualTo(200);
    assertThat(right.body()).isEqualTo(PNG);
    assertThat(header(right, "Content-Disposition")).startsWith("attachment");

    String other = ana.api().upload("secret.png", PNG);
    Line foreign = BUSINESS.shop().anyLine(BUSINESS.carrier());
    Instant later = Instant.now().plusSeconds(600);
    assertThat(anybody.download(link(line, file, later, line.secret())).statusCode())
        .as("made as we make them")
        .isEqualTo(200);
    Map<String, String> wrong =
        Map.of(
            "tampered", link.substring(0, link.length() - 2) + (link.endsWith("AA") ? "BB" : "AA"),
            "prolonged", link.replaceFirst("until=[0-9]+", "until=9999999999"),
            "another file", link.replace(file, other),
            "over", link(line, file, Instant.now().minusSeconds(1), line.secret()),
            "another key", link(line, file, later, foreign.secret()),
            "another tenant", link(foreign, file, later, foreign.secret()),
            "unsigned", link.replaceFirst("[?].*", ""));
    wrong.forEach((what, address) ->
        assertThat(anybody.download(address).statusCode()).as(what).isEqualTo(404));
  }

  private static String link(Line line, String file, Instant until, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes("media:" + secret), "HmacSHA256"));
      String signed = line.connection() + "/" + file + "/" + until.getEpochSecond();
      return "/connect/twilio/%s/media/%s?until=%d&signature=%s"
          .formatted(
              line.connection(),
              file,
              until.getEpochSecond(),
              Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(bytes(signed))));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  void row5_anotherTenantsFileInAMessageIsNotFound() {
    String interaction = arrive("Hello");
    String foreign = BUSINESS.shop().agent("eve").api().upload("theirs.png", PNG);
    JsonNode refused = say(interaction, "Look", List.of(foreign));
    JsonNode random = say(interaction, "Look", List.of(UUID.randomUUID().toString()));
    assertThat(refused.path("code").asText()).isEqualTo("notFound");
    assertThat(refused.path("code")).isEqualTo(random.path("code"));
    assertThat(refused.path("detail")).isEqualTo(random.path("detail"));
    assertThat(shop.messages(interaction)).hasSize(1);
  }

  @Test
  void row9_aForgeryIsCountedAndAudited() {
    String counter = "centrala_twilio_events_total{event=\"webhook_forged\"}";
    double before = metric(counter);
    String path = "/connect/twilio/" + line.connection() + "/messages";
    int status =
        BUSINESS
            .anybody()
            .form(path, Map.of("Body", "Hi"), Map.of("X-Twilio-Signature", "bm90IGl0"));
    assertThat(status).isEqualTo(403);
    assertThat(metric(counter)).isEqualTo(before + 1);
    assertThat(shop.owner().items("/api/v1/audit?limit=200"))
        .anySatisfy(entry -> {
          assertThat(entry.path("action").asText()).isEqualTo("webhook.forged");
          assertThat(entry.toString()).contains(line.connection()).contains("/messages");
        });
  }

  private static double metric(String name) {
    return BUSINESS
        .management()
        .text("/metrics")
        .lines()
        .filter(each -> each.startsWith(name))
        .mapToDouble(each -> Double.parseDouble(each.substring(name.length()).strip()))
        .sum();
  }

  /** The carrier answers 21610: it knows of a STOP that never reached us. */
  @Test
  void whatTheCarrierSaysOfAStopIsBelieved() {
    String interaction = arrive("Hello");
    String inbound = "SELECT opted_out FROM threads WHERE customer_address = '" + customer + "'";
    BUSINESS.carrier().configureNumber(line.number(), Map.of("SmsUrl", ""));
    BUSINESS.carrier().setOptOut(line.account(), CarrierAccount.OptOut.DEFAULT);
    BUSINESS.carrier().receiveSms(customer, line.number(), "STOP");
    assertThat(BUSINESS.database().valueAsOwner(inbound)).isEqualTo("f");
    String words = "Are you there? " + UUID.randomUUID();
    assertThat(say(interaction, words, List.of()).path("type").asText()).isEqualTo("commandDone");
    JsonNode failed =
        desk.await(
            "message",
            f ->
                f.at("/message/text").asText().equals(words)
                    && f.at("/message/status").asText().equals("failed"));
    assertThat(failed.toString()).contains("21610");
    JsonNode refused = say(interaction, "And now?", List.of());
    assertThat(refused.path("code").asText()).isEqualTo("optedOut");
  }

  /** A seat begins and ends with a whole second, so the bill may be a second off at either end. */
  @Test
  void anOpenDesktopIsMeteredBySeconds() {
    int before = 42;
    Duration shownFor = Duration.between(shown, Instant.now());
    BUSINESS
        .database()
        .asOwner(
            """
            UPDATE agent_sessions SET started_at = started_at - interval '%1$d seconds',
              accounted_to = accounted_to - interval '%1$d seconds' WHERE tenant_id = '%2$s'\
            """
                .formatted(before, shop.tenant()));
    desk.close();
    Await.until("the seat to end", () -> seat("ended_at IS NOT NULL").equals("t"));
    Duration open = Duration.between(opening, Instant.now());
    assertThat(
            Double.parseDouble(
                shop.usage("agent.seatSeconds").orElseThrow().path("quantity").asText()))
        .as("the seconds of the seat, each once")
        .isEqualTo(Double.parseDouble(seat("extract(epoch FROM ended_at - started_at)")))
        .isBetween(before + shownFor.toSeconds() - 1.0, before + open.toSeconds() + 1.0);
    assertThat(shop.owner().items("/api/v1/usage?meter=agent.seatSeconds&groupBy=agent").toString())
        .contains(ana.id());
  }

  private String seat(String what) {
    return BUSINESS
        .database()
        .valueAsOwner(
            "SELECT %s FROM agent_sessions WHERE tenant_id = '%s'".formatted(what, shop.tenant()));
  }
}
