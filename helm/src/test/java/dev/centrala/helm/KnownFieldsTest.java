package dev.centrala.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.TemplateCommand;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each field that the chart renders is one that Kubernetes knows, of the type it expects. */
class KnownFieldsTest {
  @RegisterExtension static final RenderedChart CHART = new RenderedChart();

  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Stream.of(
              ConfigMap.class,
              HorizontalPodAutoscaler.class,
              Ingress.class,
              Job.class,
              NetworkPolicy.class,
              PersistentVolumeClaim.class,
              Pod.class,
              PodDisruptionBudget.class,
              Service.class,
              ServiceAccount.class,
              StatefulSet.class)
          .collect(Collectors.toMap(KnownFieldsTest::name, Function.identity()));

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .annotationIntrospector(new NothingKeptAside())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** The model keeps unknown fields aside, for servers newer than itself. */
  private static final class NothingKeptAside extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasAnySetter(Annotated member) {
      return false;
    }
  }

  @Test
  void eachFieldIsKnown() {
    for (JsonNode manifest : everything()) {
      assertThatCode(() -> read(manifest)).as(manifest.toPrettyString()).doesNotThrowAnyException();
    }
    assertThat(everything().stream().map(KnownFieldsTest::name))
        .as("every kind of the chart is looked at")
        .containsAll(KINDS.keySet());
  }

  @Test
  void aFieldThatKubernetesDoesNotKnowIsCaught() {
    for (JsonNode manifest : everything()) {
      ((ObjectNode) manifest.path("metadata")).put("labells", "x");
      assertThatThrownBy(() -> read(manifest)).isInstanceOf(UnrecognizedPropertyException.class);
    }
    JsonNode deep = RenderedChart.only(CHART.command(), "StatefulSet");
    ((ObjectNode) deep.at("/spec/template/spec/containers/0/readinessProbe/httpGet"))
        .put("pathh", "/readyz");
    assertThatThrownBy(() -> read(deep)).hasMessageContaining("pathh");
  }

  /** Also what only some values render. */
  private static List<JsonNode> everything() {
    TemplateCommand full =
        CHART
            .bare()
            .set("recordings.volume.size", "100Gi")
            .set("recordings.volume.storageClassName", "shared")
            .set("autoscaling.enabled", true)
            .set("ingress.enabled", true)
            .set("ingress.host", "calls.example.com")
            .set("ingress.className", "edge")
            .set("ingress.tlsSecretName", "calls-tls")
            .set("ingress.annotations.note", "x")
            .set("networkPolicy.ingressNamespaceLabels.role", "edge")
            .set("networkPolicy.monitoringNamespaceLabels.role", "watch")
            .set("nodeSelector.pool", "calls")
            .set("tolerations[0].key", "calls")
            .set("tolerations[0].operator", "Exists");
    return Stream.of(CHART.command(), full)
        .flatMap(command -> RenderedChart.render(command).stream())
        .toList();
  }

  private static HasMetadata read(JsonNode manifest) throws Exception {
    HasMetadata resource = STRICT.treeToValue(manifest, KINDS.get(name(manifest)));
    assertThat(manifest.path("apiVersion").asText())
        .as("the version that the model is of")
        .isEqualTo(HasMetadata.getApiVersion(resource.getClass()));
    return resource;
  }

  private static String name(JsonNode manifest) {
    return manifest.path("kind").asText();
  }

  private static String name(Class<? extends HasMetadata> type) {
    return HasMetadata.getKind(type);
  }
}
