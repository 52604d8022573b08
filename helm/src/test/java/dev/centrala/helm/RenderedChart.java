package dev.centrala.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The chart as Helm renders it, for one test class. */
final class RenderedChart implements BeforeAllCallback, AfterAllCallback {
  static final Path SOURCE = Path.of("src/main/helm/centrala").toAbsolutePath();

  /** Rendering leaves hooks out, so they are rendered under another name. */
  static final String HOOK = "rendered-hook";

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private Path directory = SOURCE;
  private Path rendered = SOURCE;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    directory = Files.createTempDirectory("chart");
    rendered = copy("rendered", (path, text) -> text.replace("helm.sh/hook:", HOOK + ":"));
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    try (var paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** With the two values that are required and a volume for recordings, and none more. */
  TemplateCommand command() {
    return bare().set("recordings.volume.existingClaim", "calls-sound");
  }

  /** Without a place for recordings. */
  TemplateCommand bare() {
    return new Helm(rendered)
        .template()
        .withName("calls")
        .withNamespace("contact")
        .withKubeVersion("1.31.0")
        .set("publicUrl", "https://calls.example.com")
        .set("existingSecret", "calls-secret");
  }

  /** Lint has no values of its own to set: a copy gets the two that are required. */
  Path lintable() throws IOException {
    return copy(
        "centrala",
        (path, text) ->
            path.endsWith("values.yaml")
                ? text.replace("publicUrl: \"\"", "publicUrl: https://calls.example.com")
                    .replace("existingSecret: \"\"", "existingSecret: calls-secret")
                    .replace("existingClaim: \"\"", "existingClaim: calls-sound")
                : text);
  }

  private Path copy(String name, BiFunction<Path, String, String> change) throws IOException {
    Path copy = directory.resolve(name).resolve("centrala");
    try (var paths = Files.walk(SOURCE)) {
      for (Path path : paths.toList()) {
        Path target = copy.resolve(SOURCE.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.writeString(target, change.apply(path, Files.readString(path)));
        }
      }
    }
    return copy;
  }

  static List<JsonNode> render(TemplateCommand command) {
    List<JsonNode> documents = new ArrayList<>();
    try (MappingIterator<JsonNode> each =
        YAML.readerFor(JsonNode.class).readValues(command.call())) {
      each.forEachRemaining(document -> {
        if (document.isObject()) {
          assertThat(document.path("apiVersion").asText()).isNotEmpty();
          assertThat(document.at("/metadata/name").asText()).startsWith("calls");
          documents.add(document);
        }
      });
    } catch (IOException notYaml) {
      throw new UncheckedIOException(notYaml);
    }
    return documents;
  }

  static JsonNode only(TemplateCommand command, String kind) {
    List<JsonNode> found =
        render(command).stream().filter(each -> each.path("kind").asText().equals(kind)).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  static JsonNode container(TemplateCommand command) {
    return only(command, "StatefulSet").at("/spec/template/spec/containers/0");
  }

  static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
