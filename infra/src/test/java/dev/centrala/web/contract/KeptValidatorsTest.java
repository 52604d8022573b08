package dev.centrala.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.SchemaRepository;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeptValidatorsTest {
  private final SchemaRepository schemas =
      new KeptValidators(
          SchemaRepository.create(
              new JsonSchemaOptions().setBaseUri("app://").setDraft(Draft.DRAFT202012)));

  private static JsonSchema text(int longest) {
    return JsonSchema.of(new JsonObject().put("type", "string").put("maxLength", longest));
  }

  @Test
  void theValidatorOfASchemaIsMadeOnceAndIsItsOwn() {
    JsonSchema three = text(3);
    JsonSchema five = text(5);
    assertThat(schemas.validator(three)).isSameAs(schemas.validator(three));
    assertThat(schemas.validator(three).validate("four").getValid()).isFalse();
    assertThat(schemas.validator(five).validate("four").getValid()).isTrue();
    assertThat(schemas.validator(three).validate("abc").getValid()).isTrue();
  }

  @Test
  void moreSchemasThanAreKeptAreValidatedAsWell() {
    List<JsonSchema> many =
        Stream.iterate(1, n -> n + 1).limit(KeptValidators.MOST + 20L).map(n -> text(n)).toList();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < many.size(); i++) {
        assertThat(schemas.validator(many.get(i)).validate("x".repeat(i + 1)).getValid()).isTrue();
        assertThat(schemas.validator(many.get(i)).validate("x".repeat(i + 2)).getValid()).isFalse();
      }
    }
  }
}
