package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** What a shop has recorded, by the public API. */
final class Recorder {
  private static final String POLICY = "/api/v1/recordingPolicy";
  private static final int WAV_HEAD = 44;
  private static final int RATE = 8000;
  private static final byte SILENCE = (byte) 128;

  private final Shop shop;

  Recorder(Shop shop) {
    this.shop = shop;
  }

  JsonNode policy(Map<String, ?> changes) {
    return shop.owner().change(POLICY, changes);
  }

  List<JsonNode> of(String interaction) {
    return shop.owner().items("/api/v1/recordings?interactionId=" + interaction);
  }

  JsonNode await(String interaction, String state) {
    return Await.value(
        "a recording of " + interaction + " that is " + state,
        () ->
            of(interaction).stream()
                .filter(each -> each.path("state").asText().equals(state))
                .findFirst());
  }

  String link(String recording) {
    return shop.owner()
        .get("/api/v1/recordings/" + recording + "/link")
        .expect(200)
        .path("url")
        .asText();
  }

  byte[] sound(String recording) {
    HttpResponse<byte[]> answer = shop.owner().as(null).download(link(recording));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  /** Whether nothing is heard on either channel at that second of a file of two channels. */
  static boolean isSilentAt(byte[] wav, double second) {
    int at = WAV_HEAD + 2 * (int) (second * RATE);
    return wav[at] == SILENCE && wav[at + 1] == SILENCE;
  }

  static double seconds(byte[] wav) {
    return (wav.length - WAV_HEAD) / 2.0 / RATE;
  }

  boolean audited(String action, String subject) {
    return shop.owner().items("/api/v1/audit?limit=200").stream()
        .anyMatch(line ->
            line.path("action").asText().equals(action) && line.toString().contains(subject));
  }
}
