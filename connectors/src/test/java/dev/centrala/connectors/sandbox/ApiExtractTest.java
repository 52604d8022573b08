package dev.centrala.connectors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The extracts that the tests are held to say what Twilio's whole description says. That is read
 * from the file named by {@code TWILIO_API_DESCRIPTION}, or beside the checkout.
 */
class ApiExtractTest {
  private static final Path BESIDE = Path.of("../../shared/reference/twilio/twilio_api_v2010.json");

  @ParameterizedTest
  @ValueSource(strings = {"messaging", "voice"})
  void anExtractIsPartOfTheWhole(String name) throws IOException {
    Path file =
        Optional.ofNullable(System.getenv("TWILIO_API_DESCRIPTION")).map(Path::of).orElse(BESIDE);
    assumeThat(Files.exists(file)).as("Twilio's description at " + file).isTrue();
    JsonObject whole = new JsonObject(Files.readString(file));
    JsonObject extract = ApiDescription.read("/twilio/" + name + "-openapi.json");

    assertPart(extract.getJsonObject("paths"), whole.getJsonObject("paths"));
    assertPart(
        extract.getJsonObject("components").getJsonObject("schemas"),
        whole.getJsonObject("components").getJsonObject("schemas"));
  }

  private static void assertPart(JsonObject part, JsonObject whole) {
    for (Map.Entry<String, Object> entry : part) {
      Object there = whole.getValue(entry.getKey());
      if (entry.getValue() instanceof JsonObject object && there instanceof JsonObject other) {
        assertPart(object, other);
      } else if (!entry.getKey().equals("parameters")) {
        assertThat(entry.getValue()).as(entry.getKey()).isEqualTo(there);
      }
    }
  }
}
