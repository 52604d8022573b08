package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.infra.scenario.Api.Answer;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Audio of a business's own: taken in, named, heard by callers, and gone only when nobody may. */
class SoundTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private static final String SOUNDS = "/api/v1/sounds";
  private static final int RATE = 8000;

  private final Shop shop = BUSINESS.shop();
  private final Api owner = shop.owner();

  /** Speech as telephones know it: PCM of 8 bits, 8,000 times a second. */
  static byte[] wav(int seconds) {
    byte[] samples = new byte[seconds * RATE];
    Arrays.fill(samples, (byte) 200);
    return ByteBuffer.allocate(44 + samples.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(36 + samples.length)
        .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(RATE)
        .putInt(RATE)
        .putShort((short) 1)
        .putShort((short) 8)
        .put("data".getBytes(StandardCharsets.US_ASCII))
        .putInt(samples.length)
        .put(samples)
        .array();
  }

  private Answer upload(String name, byte[] content) {
    return owner.post(SOUNDS, name, content);
  }

  private String sound(String name) {
    return upload(name, wav(2)).expect(201).path("id").asText();
  }

  private JsonNode uses(String sound) {
    return owner.get(SOUNDS + "/" + sound).expect(200).path("usedBy");
  }

  @Test
  void aSoundIsUploadedHeardNamedAndRemoved() {
    byte[] content = wav(1);
    JsonNode made = upload("Welcome", content).expect(201);
    assertThat(made.path("name").asText()).isEqualTo("Welcome");
    assertThat(made.path("contentType").asText()).isEqualTo("audio/wav");
    assertThat(made.path("size").asLong()).isEqualTo(content.length);
    assertThat(made.path("usedBy")).isEmpty();
    String path = SOUNDS + "/" + made.path("id").asText();
    assertThat(owner.items(SOUNDS)).containsExactly(made);

    HttpResponse<byte[]> file = owner.download(path + "/content");
    assertThat(file.body()).isEqualTo(content);
    assertThat(file.headers().firstValue("Content-Type")).contains("audio/wav");

    JsonNode renamed = owner.change(path, Map.of("name", " Good morning "));
    assertThat(renamed.path("name").asText()).isEqualTo("Good morning");
    owner.patch(path, Map.of("name", "Late"), "\"1\"").expect(412);
    owner.change(path, Map.of("name", "Good morning"));
    assertThat(upload("GOOD MORNING", content).status()).isEqualTo(409);

    owner.delete(path).expect(204);
    owner.get(path).expect(404);
    assertThat(owner.download(path + "/content").statusCode()).isEqualTo(404);
    String id = made.path("id").asText();
    assertThat(owner.download("/api/v1/attachments/" + id + "/content").statusCode())
        .isEqualTo(404);
    for (String deed : List.of("sound.created", "sound.changed", "sound.removed")) {
      assertThat(new Recorder(shop).audited(deed, id)).as(deed).isTrue();
    }
  }

  @Test
  void whatIsNoAudioOrTooLargeOrUnnamedIsRefused() {
    byte[] text = "not a song".getBytes(StandardCharsets.UTF_8);
    assertThat(upload("song.mp3", text).expect(400).toString()).contains("MP3 nor WAV");
    upload("empty", new byte[0]).expect(400);
    upload("long", Arrays.copyOf(wav(1), 11 * 1024 * 1024)).expect(413);
    upload("", wav(1)).expect(400);
    upload("n".repeat(101), wav(1)).expect(400);
    assertThat(owner.items(SOUNDS)).isEmpty();
    Api agent = shop.agent("ana").api();
    agent.post(SOUNDS, "Mine", wav(1)).expect(403);
    assertThat(agent.get(SOUNDS).status()).isEqualTo(200);
    owner.as(null).post(SOUNDS, "Mine", wav(1)).expect(401);
  }

  @Test
  void callersHearTheGreetingAndTheMusicThatTheBusinessHasChosen() {
    String greeting = sound("Greeting");
    String music = sound("Music");
    String queue = shop.queue("Calls", Map.of());
    String waiting = "/api/v1/queues/" + queue + "/waiting";
    Map<String, Object> wait = new HashMap<>();
    wait.put("announceEverySeconds", 0);
    wait.put("position", false);
    wait.put("estimatedWait", false);
    wait.put("words", null);
    wait.put("musicId", music);
    JsonNode put = owner.put(waiting, wait, "\"0\"").expect(200);
    assertThat(put.path("musicId").asText()).isEqualTo(music);
    Flow flow = flow(greeting, queue);
    assertThat(uses(greeting).findValuesAsText("live")).containsExactly("false");
    flow.publish().expect(200);
    assertThat(uses(greeting).findValuesAsText("name")).containsExactly("Greets");
    assertThat(uses(greeting).findValuesAsText("live")).containsExactly("true");
    assertThat(uses(music).findValuesAsText("kind")).containsExactly("queue");

    CallCentre centre = new CallCentre(shop, BUSINESS.carrier()).answersWithFlow(flow.id());
    SimCall call = centre.call(Shop.Line.customer());
    call.awaitHeard("/media/" + greeting);
    centre.talk(Duration.ofSeconds(3));
    call.awaitHeard("/media/" + music);
    long before = plays(call, music);
    Await.until(
        "the music again",
        () -> {
          centre.talk(Duration.ofSeconds(1));
          return plays(call, music) > before;
        });
    call.hangUp();

    for (String used : List.of(greeting, music)) {
      Answer refused = owner.delete(SOUNDS + "/" + used);
      assertThat(refused.expect(409).path("code").asText()).isEqualTo("inUse");
    }
    wait.put("musicId", null);
    owner.put(waiting, wait, "\"1\"").expect(200);
    owner.delete(SOUNDS + "/" + music).expect(204);
  }

  private static long plays(SimCall call, String sound) {
    return call.hear().stream().filter(text -> text.contains(sound)).count();
  }

  @Test
  void whatIsNotThereIsNeitherPublishedNorPutIntoAQueue() {
    String queue = shop.queue("Calls", Map.of());
    String gone = sound("Gone");
    Flow flow = flow(gone, queue);
    owner.delete(SOUNDS + "/" + gone).expect(204);
    assertThat(flow.publish().expect(400).toString()).contains("audio that does not exist");
    assertThat(music(owner, queue, gone).status()).isEqualTo(400);
  }

  @Test
  void anotherBusinessSeesPlaysAndUsesNoneOfIt() {
    String sound = sound("Ours");
    Api other = BUSINESS.shop().owner();
    Shop stranger = BUSINESS.shop();
    String path = SOUNDS + "/" + sound;
    String random = SOUNDS + "/" + UUID.randomUUID();
    assertThat(other.get(path).expect(404)).isEqualTo(other.get(random).body());
    assertThat(other.download(path + "/content").statusCode()).isEqualTo(404);
    other.patch(path, Map.of("name", "Theirs"), "\"1\"").expect(404);
    other.delete(path).expect(404);
    assertThat(other.items(SOUNDS)).isEmpty();
    assertThat(music(stranger.owner(), stranger.queue("Q", Map.of()), sound).status())
        .isEqualTo(400);
    assertThat(owner.get(path).expect(200).path("name").asText()).isEqualTo("Ours");
  }

  private static Answer music(Api api, String queue, String sound) {
    Map<String, Object> wait = new HashMap<>();
    wait.put("announceEverySeconds", 0);
    wait.put("position", false);
    wait.put("estimatedWait", false);
    wait.put("words", null);
    wait.put("musicId", sound);
    return api.put("/api/v1/queues/" + queue + "/waiting", wait, "\"0\"");
  }

  private record Flow(Api api, String id) {
    Answer publish() {
      return api.post("/api/v1/flows/" + id + "/publish", Map.of("version", 1));
    }
  }

  private Flow flow(String greeting, String queue) {
    String id = shop.create("flows", Map.of("name", "Greets"));
    Map<String, Object> definition =
        Map.of(
            "start",
            "hello",
            "nodes",
            List.of(
                Map.of(
                    "id", "hello", "type", "say", "text", "Hello", "audioId", greeting, "next",
                    "queue"),
                Map.of("id", "queue", "type", "enqueue", "queueId", queue, "next", "end"),
                Map.of("id", "end", "type", "end")));
    owner.post("/api/v1/flows/" + id + "/versions", Map.of("definition", definition)).expect(201);
    return new Flow(owner, id);
  }
}
