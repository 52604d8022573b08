package dev.centrala.infra.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JsonTest {
  private final ObjectMapper json = Json.mapper();

  record Sample(String name, Instant at, Integer count) {}

  @Test
  void instantsAreTextAndAbsentValuesAreWritten() throws Exception {
    assertThat(json.writeValueAsString(new Sample("a", Instant.ofEpochSecond(60), null)))
        .isEqualTo("{\"name\":\"a\",\"at\":\"1970-01-01T00:01:00Z\",\"count\":null}");
  }

  @Test
  void anUnknownFieldIsRefused() {
    assertThatThrownBy(() -> json.readValue("{\"name\":\"a\",\"tenantId\":1}", Sample.class))
        .isInstanceOf(UnrecognizedPropertyException.class);
  }
}
