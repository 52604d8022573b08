package dev.centrala.infra.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.flow.ReadyFlow;
import dev.centrala.core.flow.graph.FlowDefinition;
import dev.centrala.core.flow.graph.FlowForm;
import dev.centrala.core.flow.graph.FlowLinter;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.infra.cel.CelExpressions;
import dev.centrala.web.contract.ContractDocument;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ready-made flows keep what the published schema and the linter ask of everyone's. */
class ReadyFlowsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Object> SCHEMA = ContractDocument.flowSchema();

  private static Validator validator() {
    return Validator.create(
        JsonSchema.of(json(SCHEMA)),
        new JsonSchemaOptions()
            .setDraft(Draft.DRAFT202012)
            .setBaseUri("https://centrala.example")
            .setOutputFormat(OutputFormat.Basic));
  }

  private static JsonObject json(Map<String, Object> form) {
    try {
      return new JsonObject(JSON.writeValueAsString(form));
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException(bug);
    }
  }

  private static FlowDefinition made(ReadyFlow ready) {
    return ready.make(new ReadyFlow.With("Corner {{Shop}}", QueueId.next(), HoursId.next()));
  }

  @ParameterizedTest
  @EnumSource
  void isOfThePublishedFormAndWithoutFindings(ReadyFlow ready) {
    FlowDefinition flow = made(ready);
    Map<String, Object> form = FlowForm.write(flow);
    OutputUnit seen = validator().validate(json(form));
    assertThat(seen.getValid()).as(() -> String.valueOf(seen.getErrors())).isTrue();
    assertThat(FlowForm.read(form)).isEqualTo(flow);
    assertThat(FlowLinter.findings(flow, new CelExpressions())).isEmpty();
    assertThat(ReadyFlow.fromWireName(ready.wireName())).contains(ready);
  }

  @Test
  void theSchemaRefusesWhatTheReaderRefuses() {
    Map<String, Object> wrong =
        Map.of(
            "start",
            "a",
            "nodes",
            List.of(Map.of("id", "a", "type", "say", "text", "x", "colour", "red")));
    assertThat(validator().validate(json(wrong)).getValid()).isFalse();
  }

  @Test
  void theSchemaKnowsEveryKindThatTheReaderKnows() {
    Set<String> kinds = new TreeSet<>();
    Map<?, ?> definitions = (Map<?, ?>) SCHEMA.get("$defs");
    definitions.forEach((name, definition) -> {
      if (definition.toString().contains("type={const=" + name)) {
        kinds.add((String) name);
      }
    });
    assertThat(kinds).isEqualTo(new TreeSet<>(Arrays.asList(known())));
  }

  /** As the refusal of an unknown kind lists them. */
  private static String[] known() {
    try {
      FlowForm.read(Map.of("start", "a", "nodes", List.of(Map.of("id", "a", "type", "dance"))));
    } catch (RefusedException refused) {
      String detail = ((Refusal.Invalid) refused.refusal()).errors().getFirst().detail();
      return detail.replace("must be one of ", "").split(", ");
    }
    throw new AssertionError("a flow may dance");
  }
}
