package dev.centrala.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chart renders what a cluster needs and refuses what it does not know. */
class ChartTest {
  private static final Path CHART = Path.of("src/main/helm/centrala").toAbsolutePath();
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** Rendering leaves hooks out, so they are rendered under another name. */
  private static final String HOOK = "rendered-hook";

  @TempDir static Path directory;

  private static Path rendered;

  @BeforeAll
  static void copyToRender() throws IOException {
    rendered = copy("rendered", (path, text) -> text.replace("helm.sh/hook:", HOOK + ":"));
  }

  @Test
  void itLints() throws Exception {
    LintResult result = new Helm(lintable()).lint().strict().call();
    assertThat(result.isFailed()).as(String.join("\n", result.getMessages())).isFalse();
  }

  @Test
  void itRendersEachKind() throws Exception {
    Map<String, Long> kinds =
        render(chart()).stream()
            .collect(
                Collectors.groupingBy(each -> each.path("kind").asText(), Collectors.counting()));
    assertThat(kinds)
        .containsOnly(
            Map.entry("StatefulSet", 1L),
            Map.entry("Job", 1L),
            Map.entry("Pod", 1L),
            Map.entry("Service", 3L),
            Map.entry("ConfigMap", 1L),
            Map.entry("ServiceAccount", 1L),
            Map.entry("PodDisruptionBudget", 1L),
            Map.entry("NetworkPolicy", 1L));
  }

  @Test
  void probesAskTheManagementPort() throws Exception {
    JsonNode container = container(chart());
    assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/startupz");
    assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/livez");
    assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/readyz");
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      assertThat(container.at("/" + probe + "/httpGet/port").asText()).isEqualTo("management");
    }
  }

  @Test
  void everyTargetPortIsOneOfTheContainer() throws Exception {
    List<JsonNode> documents = render(chart());
    List<String> named =
        elements(container(chart()).path("ports")).stream()
            .map(port -> port.path("name").asText())
            .toList();
    assertThat(named).containsExactlyInAnyOrder("http", "management", "hazelcast", "event-bus");
    documents.stream()
        .filter(each -> each.path("kind").asText().equals("Service"))
        .flatMap(service -> elements(service.at("/spec/ports")).stream())
        .forEach(port -> assertThat(named).contains(port.path("targetPort").asText()));
  }

  @Test
  void theConfigurationIsCompleteAndHoldsNoSecret() throws Exception {
    JsonNode data = only(chart(), "ConfigMap").path("data");
    assertThat(data.path("CENTRALA_MODE").asText()).isEqualTo("production");
    assertThat(data.path("CENTRALA_CLUSTER").asText())
        .isEqualTo("kubernetes:calls-members.contact.svc");
    assertThat(data.has("CENTRALA_DATABASE_URL")).isFalse();
    List<String> secret =
        elements(container(chart()).path("env")).stream()
            .filter(env -> env.at("/valueFrom/secretKeyRef/name").asText().equals("calls-secret"))
            .map(env -> env.path("name").asText())
            .toList();
    assertThat(secret).containsExactlyInAnyOrder("CENTRALA_DATABASE_URL", "CENTRALA_SMTP_URL");
  }

  @Test
  void theProcessMayDoLittle() throws Exception {
    JsonNode pod = only(chart(), "StatefulSet").at("/spec/template/spec");
    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
    assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
    JsonNode container = pod.at("/containers/0/securityContext");
    assertThat(container.path("readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(container.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(container.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
  }

  @Test
  void oneNodeNeedsNoBudgetAndAnIngressIsAChoice() throws Exception {
    List<String> kinds =
        render(
                chart()
                    .set("replicas", 1)
                    .set("ingress.enabled", true)
                    .set("ingress.host", "calls.example.com"))
            .stream()
            .map(each -> each.path("kind").asText())
            .toList();
    assertThat(kinds).contains("Ingress").doesNotContain("PodDisruptionBudget");
  }

  @Test
  void theSchemaIsBroughtForwardBeforeNodesStart() throws Exception {
    JsonNode job = only(chart(), "Job");
    assertThat(job.path("metadata").path("annotations").path(HOOK).asText())
        .isEqualTo("pre-install,pre-upgrade");
    JsonNode pod = job.at("/spec/template/spec");
    assertThat(pod.at("/containers/0/args/0").asText()).isEqualTo("migrate");
    assertThat(elements(pod.at("/containers/0/env")).stream().map(e -> e.path("name").asText()))
        .containsExactlyInAnyOrder("CENTRALA_MASTER_KEY_FILE", "CENTRALA_DATABASE_URL");
    // Otherwise the services would send traffic to it.
    assertThat(job.at("/spec/template/metadata/labels/app.kubernetes.io~1name").asText())
        .isNotEqualTo("centrala");
  }

  @Test
  void everyPodMayDoLittle() throws Exception {
    for (JsonNode document : render(chart())) {
      JsonNode pod =
          document.path("kind").asText().equals("Pod")
              ? document.path("spec")
              : document.at("/spec/template/spec");
      if (pod.isMissingNode()) {
        continue;
      }
      assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
      assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
      JsonNode container = pod.at("/containers/0/securityContext");
      assertThat(container.path("readOnlyRootFilesystem").asBoolean()).isTrue();
      assertThat(container.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
      assertThat(container.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
    }
  }

  @Test
  void itScalesBySocketsWhenAsked() throws Exception {
    TemplateCommand scaled = chart().set("autoscaling.enabled", true);
    JsonNode scaler = only(scaled, "HorizontalPodAutoscaler");
    assertThat(scaler.at("/spec/scaleTargetRef/kind").asText()).isEqualTo("StatefulSet");
    assertThat(scaler.at("/spec/metrics/0/pods/metric/name").asText())
        .isEqualTo("centrala_sockets");
    assertThat(scaler.at("/spec/minReplicas").asInt()).isEqualTo(3);
    assertThat(
            only(chart().set("autoscaling.enabled", true), "StatefulSet")
                .at("/spec")
                .has("replicas"))
        .as("else each upgrade undoes the scaling")
        .isFalse();
  }

  @Test
  void unknownAndMissingValuesAreRefused() {
    assertThatThrownBy(() -> chart().set("replica", 3).call()).hasMessageContaining("replica");
    assertThatThrownBy(() -> chart().set("image.tagg", "1").call()).hasMessageContaining("tagg");
    assertThatThrownBy(() -> chart().set("publicUrl", "calls.example.com").call())
        .hasMessageContaining("publicUrl");
    assertThatThrownBy(() -> new Helm(CHART).template().withName("calls").call())
        .hasMessageContaining("secretName");
  }

  private static TemplateCommand chart() {
    return new Helm(rendered)
        .template()
        .withName("calls")
        .withNamespace("contact")
        .withKubeVersion("1.31.0")
        .set("publicUrl", "https://calls.example.com")
        .set("secretName", "calls-secret");
  }

  /** Lint has no values of its own to set: a copy gets the two that are required. */
  private static Path lintable() throws IOException {
    return copy(
        "centrala",
        (path, text) ->
            path.endsWith("values.yaml")
                ? text.replace("publicUrl: \"\"", "publicUrl: https://calls.example.com")
                    .replace("secretName: \"\"", "secretName: calls-secret")
                : text);
  }

  private static Path copy(String name, BiFunction<Path, String, String> change)
      throws IOException {
    Path copy = directory.resolve(name).resolve("centrala");
    try (var paths = Files.walk(CHART)) {
      for (Path path : paths.toList()) {
        Path target = copy.resolve(CHART.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.writeString(target, change.apply(path, Files.readString(path)));
        }
      }
    }
    return copy;
  }

  private static List<JsonNode> render(TemplateCommand command) throws IOException {
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
    }
    return documents;
  }

  private static JsonNode only(TemplateCommand command, String kind) throws IOException {
    List<JsonNode> found =
        render(command).stream().filter(each -> each.path("kind").asText().equals(kind)).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static JsonNode container(TemplateCommand command) throws IOException {
    return only(command, "StatefulSet").at("/spec/template/spec/containers/0");
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
