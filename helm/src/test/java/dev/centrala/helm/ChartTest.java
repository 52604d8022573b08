package dev.centrala.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The chart renders what a cluster needs and refuses what it does not know. */
class ChartTest {
  @RegisterExtension static final RenderedChart CHART = new RenderedChart();

  @Test
  void itLints() throws Exception {
    LintResult result = new Helm(CHART.lintable()).lint().strict().call();
    assertThat(result.isFailed()).as(String.join("\n", result.getMessages())).isFalse();
  }

  @Test
  void itRendersEachKind() throws Exception {
    Map<String, Long> kinds =
        RenderedChart.render(CHART.command()).stream()
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
    JsonNode container = RenderedChart.container(CHART.command());
    assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/startupz");
    assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/livez");
    assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/readyz");
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      assertThat(container.at("/" + probe + "/httpGet/port").asText()).isEqualTo("management");
    }
  }

  @Test
  void everyTargetPortIsOneOfTheContainer() throws Exception {
    List<JsonNode> documents = RenderedChart.render(CHART.command());
    List<String> named =
        RenderedChart.elements(RenderedChart.container(CHART.command()).path("ports")).stream()
            .map(port -> port.path("name").asText())
            .toList();
    assertThat(named).containsExactlyInAnyOrder("http", "management", "hazelcast", "event-bus");
    documents.stream()
        .filter(each -> each.path("kind").asText().equals("Service"))
        .flatMap(service -> RenderedChart.elements(service.at("/spec/ports")).stream())
        .forEach(port -> assertThat(named).contains(port.path("targetPort").asText()));
  }

  @Test
  void theConfigurationIsCompleteAndHoldsNoSecret() throws Exception {
    JsonNode data = RenderedChart.only(CHART.command(), "ConfigMap").path("data");
    assertThat(data.path("CENTRALA_MODE").asText()).isEqualTo("production");
    assertThat(data.path("CENTRALA_CLUSTER").asText())
        .isEqualTo("kubernetes:calls-members.contact.svc");
    assertThat(data.has("CENTRALA_DATABASE_URL")).isFalse();
    List<String> secret =
        RenderedChart.elements(RenderedChart.container(CHART.command()).path("env")).stream()
            .filter(env -> env.at("/valueFrom/secretKeyRef/name").asText().equals("calls-secret"))
            .map(env -> env.path("name").asText())
            .toList();
    assertThat(secret).containsExactlyInAnyOrder("CENTRALA_DATABASE_URL", "CENTRALA_SMTP_URL");
  }

  @Test
  void theProcessMayDoLittle() throws Exception {
    JsonNode pod = RenderedChart.only(CHART.command(), "StatefulSet").at("/spec/template/spec");
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
        RenderedChart.render(
                CHART
                    .command()
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
    JsonNode job = RenderedChart.only(CHART.command(), "Job");
    assertThat(job.path("metadata").path("annotations").path(RenderedChart.HOOK).asText())
        .isEqualTo("pre-install,pre-upgrade");
    JsonNode pod = job.at("/spec/template/spec");
    assertThat(pod.at("/containers/0/args/0").asText()).isEqualTo("migrate");
    assertThat(
            RenderedChart.elements(pod.at("/containers/0/env")).stream()
                .map(e -> e.path("name").asText()))
        .containsExactlyInAnyOrder("CENTRALA_MASTER_KEY_FILE", "CENTRALA_DATABASE_URL");
    // Otherwise the services would send traffic to it.
    assertThat(job.at("/spec/template/metadata/labels/app.kubernetes.io~1name").asText())
        .isNotEqualTo("centrala");
  }

  @Test
  void everyPodMayDoLittle() throws Exception {
    for (JsonNode document : RenderedChart.render(CHART.command())) {
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
    TemplateCommand scaled = CHART.command().set("autoscaling.enabled", true);
    JsonNode scaler = RenderedChart.only(scaled, "HorizontalPodAutoscaler");
    assertThat(scaler.at("/spec/scaleTargetRef/kind").asText()).isEqualTo("StatefulSet");
    assertThat(scaler.at("/spec/metrics/0/pods/metric/name").asText())
        .isEqualTo("centrala_sockets");
    assertThat(scaler.at("/spec/minReplicas").asInt()).isEqualTo(3);
    assertThat(
            RenderedChart.only(CHART.command().set("autoscaling.enabled", true), "StatefulSet")
                .at("/spec")
                .has("replicas"))
        .as("else each upgrade undoes the scaling")
        .isFalse();
  }

  @Test
  void nodesShareTheirRecordingsOrTheChartIsNotRendered() throws Exception {
    assertThatThrownBy(() -> CHART.bare().call())
        .hasMessageContaining("recordings.volume.existingClaim")
        .hasMessageContaining("recordings.s3.bucket");
    assertThatThrownBy(
            () -> CHART.bare().set("replicas", 1).set("autoscaling.enabled", true).call())
        .hasMessageContaining("more than one node");
    assertThatThrownBy(() -> CHART.command().set("recordings.s3.bucket", "calls").call())
        .hasMessageContaining("not both");
    assertThat(mounted(CHART.command()).at("/persistentVolumeClaim/claimName").asText())
        .isEqualTo("calls-sound");
    assertThat(mounted(CHART.bare().set("replicas", 1)).has("emptyDir")).isTrue();
    TemplateCommand claimed = CHART.bare().set("recordings.volume.size", "100Gi");
    assertThat(mounted(claimed).at("/persistentVolumeClaim/claimName").asText())
        .isEqualTo("calls-recordings");
    JsonNode claim =
        RenderedChart.only(
            CHART.bare().set("recordings.volume.size", "100Gi"), "PersistentVolumeClaim");
    assertThat(claim.at("/metadata/name").asText()).isEqualTo("calls-recordings");
    assertThat(claim.at("/spec/accessModes/0").asText()).isEqualTo("ReadWriteMany");
    assertThat(claim.at("/spec/resources/requests/storage").asText()).isEqualTo("100Gi");
    assertThat(claim.at("/metadata/annotations").toString()).contains("keep");
  }

  private static JsonNode mounted(TemplateCommand command) throws Exception {
    return RenderedChart.elements(
            RenderedChart.only(command, "StatefulSet").at("/spec/template/spec/volumes"))
        .stream()
        .filter(volume -> volume.path("name").asText().equals("recordings"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aBucketIsNamedInTheConfigurationAndItsKeysInTheSecret() throws Exception {
    TemplateCommand bucket =
        CHART
            .bare()
            .set("recordings.s3.bucket", "calls")
            .set("recordings.s3.endpoint", "https://objects.example");
    JsonNode data = RenderedChart.only(bucket, "ConfigMap").path("data");
    assertThat(data.path("CENTRALA_RECORDINGS_S3_BUCKET").asText()).isEqualTo("calls");
    assertThat(data.path("CENTRALA_RECORDINGS_S3_ENDPOINT").asText())
        .isEqualTo("https://objects.example");
    List<String> secret =
        RenderedChart.elements(
                RenderedChart.container(CHART.bare().set("recordings.s3.bucket", "calls"))
                    .path("env"))
            .stream()
            .map(env -> env.at("/valueFrom/secretKeyRef/key").asText())
            .toList();
    assertThat(secret).contains("recordingsAccessKey", "recordingsSecretKey");
  }

  @Test
  void unknownAndMissingValuesAreRefused() {
    assertThatThrownBy(() -> CHART.command().set("replica", 3).call())
        .hasMessageContaining("replica");
    assertThatThrownBy(() -> CHART.command().set("image.tagg", "1").call())
        .hasMessageContaining("tagg");
    assertThatThrownBy(() -> CHART.command().set("resources.limit.memory", "2Gi").call())
        .hasMessageContaining("limit");
    assertThatThrownBy(() -> CHART.command().set("resources.limits.memori", "2Gi").call())
        .hasMessageContaining("memori");
    assertThatThrownBy(() -> CHART.command().set("tolerations[0].keey", "calls").call())
        .hasMessageContaining("keey");
    assertThatThrownBy(() -> CHART.command().set("publicUrl", "calls.example.com").call())
        .hasMessageContaining("publicUrl");
    assertThatThrownBy(() -> new Helm(RenderedChart.SOURCE).template().withName("calls").call())
        .hasMessageContaining("existingSecret");
  }

  @Test
  void nodesReachEachOtherAndNobodyElseReachesThere() throws Exception {
    JsonNode policy =
        RenderedChart.only(
            CHART.command().set("networkPolicy.ingressNamespaceLabels.role", "proxies"),
            "NetworkPolicy");
    List<JsonNode> rules = RenderedChart.elements(policy.at("/spec/ingress"));
    assertThat(rules.stream().map(ChartTest::ports))
        .containsExactly(List.of("http"), List.of("hazelcast", "event-bus"));
    assertThat(rules.getFirst().at("/from/0/namespaceSelector/matchLabels/role").asText())
        .isEqualTo("proxies");
    // The pod of helm test asks the public port, too.
    assertThat(rules.getFirst().at("/from/1/podSelector/matchLabels"))
        .isEqualTo(RenderedChart.only(CHART.command(), "Pod").at("/metadata/labels"));
    assertThat(rules.getLast().at("/from/0/podSelector/matchLabels"))
        .isEqualTo(
            RenderedChart.only(CHART.command(), "StatefulSet").at("/spec/selector/matchLabels"));
  }

  private static List<String> ports(JsonNode rule) {
    return RenderedChart.elements(rule.path("ports")).stream()
        .map(port -> port.path("port").asText())
        .toList();
  }

  @Test
  void nodesAreSpreadAndLeaveOneByOne() throws Exception {
    JsonNode pod = RenderedChart.only(CHART.command(), "StatefulSet").at("/spec/template/spec");
    assertThat(
            RenderedChart.elements(pod.path("topologySpreadConstraints")).stream()
                .map(spread -> spread.path("topologyKey").asText()))
        .contains("kubernetes.io/hostname");
    JsonNode budget = RenderedChart.only(CHART.command(), "PodDisruptionBudget");
    assertThat(budget.at("/spec/maxUnavailable").asInt()).isEqualTo(1);
  }
}
